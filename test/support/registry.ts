import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Published = {
  /** The package's package.json. */
  readonly manifest: { readonly name: string; readonly version: string };
  readonly tarball: Buffer;
};

export type Registry = AsyncDisposable & {
  /** What makes npm ask it, and nobody else. */
  readonly env: Readonly<Record<string, string>>;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
};

/** A registry of npm on loopback that has one package. Anything else it does not know. */
export async function createRegistry({ manifest, tarball }: Published): Promise<Registry> {
  const asked: string[] = [];
  const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "");
    asked.push(path);
    if (path === "/package.tgz") return void response.end(tarball);
    response.setHeader("content-type", "application/json");
    if (path !== `/${manifest.name}`) {
      response.statusCode = 404;
      return void response.end('{"error":"Not found"}');
    }
    const version = { ...manifest, dist: { tarball: `${addressOf()}/package.tgz`, integrity } };
    const { name, version: latest } = manifest;
    response.end(
      JSON.stringify({ name, "dist-tags": { latest }, versions: { [manifest.version]: version } }),
    );
  });
  const addressOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    env: { npm_config_registry: addressOf() },
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
