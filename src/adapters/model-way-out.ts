import { readFileSync } from "node:fs";
import http, { type ClientRequest, type IncomingHttpHeaders } from "node:http";
import https from "node:https";
import { rootCertificates } from "node:tls";

/** Connections to one service, through the network's proxy where there is one. */
export type WayOut = {
  request(
    path: string,
    options: { readonly method: string; readonly headers: IncomingHttpHeaders },
  ): ClientRequest;
  close(): void;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Undefined for what is no address of a service, and where the network's proxy has to be passed and this Node cannot:
 * before 22.21, and 24 before 24.5.
 */
export function createWayOut(service: string, env: Environment): WayOut | undefined {
  if (!/^https?:$/.test(URL.parse(service)?.protocol ?? "")) return undefined;
  const proxies = proxiesIn(env);
  const knowsProxies = process.allowedNodeEnvironmentFlags.has("--use-env-proxy");
  if (Object.keys(proxies).length > 0 && !knowsProxies) return undefined;
  const base = service.replace(/\/+$/, "");
  const isPlain = base.startsWith("http:");
  // One connection serves many questions, as Claude Code's own would.
  const options = { keepAlive: true, proxyEnv: proxies };
  const agent = isPlain ? new http.Agent(options) : new https.Agent({ ...options, ...authoritiesIn(env) });
  const { request } = isPlain ? http : https;
  return {
    request: (path, { method, headers }) => request(`${base}${path}`, { method, headers, agent }),
    close: () => agent.destroy(),
  };
}

/** So that a session does not ask the network's proxy for a place on this machine. */
export function localPastProxies(env: Environment): Readonly<Record<string, string>> {
  if (Object.keys(proxiesIn(env)).length === 0) return {};
  const past = [env.NO_PROXY ?? env.no_proxy, "127.0.0.1"].filter(Boolean).join(",");
  return { NO_PROXY: past, no_proxy: past };
}

/** Node knows no ALL_PROXY, and neither does Claude Code. */
function proxiesIn(env: Environment): Record<string, string> {
  const found = [env.HTTPS_PROXY ?? env.https_proxy, env.HTTP_PROXY ?? env.http_proxy];
  if (!found.some(Boolean)) return {};
  const names = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"];
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** A network that looks into connections has an authority of its own, which Claude Code is told by these names. */
function authoritiesIn(env: Environment): { ca?: string[] } {
  const files = [env.NODE_EXTRA_CA_CERTS, env.SSL_CERT_FILE].flatMap((file) => file || []);
  if (files.length === 0) return {};
  return { ca: [...rootCertificates, ...files.flatMap(readCertificates)] };
}

function readCertificates(file: string): readonly string[] {
  try {
    return [readFileSync(file, "utf8")];
  } catch {
    // Node goes on without it as well.
    return [];
  }
}
