import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mistakes } from "../core/error.ts";
import { sendMain, sendPage } from "../pages/page.ts";
import { sendText } from "../pages/send.ts";
import { lostPage, type PageAt } from "./mission-pages.ts";

export type PageServer = {
  /** Where it listens, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  close(): Promise<void>;
};

/** The only address that is listened on. */
const host = "127.0.0.1";

/**
 * Serves pages to browsers on this machine. @param port 0: any that is free. Throws the mistake PORT_UNUSABLE.
 */
export async function servePages(port: number, pageAt: PageAt): Promise<PageServer> {
  const server = createServer((request, response) => {
    answer(request, response, pageAt).catch(() => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "This page could not be made. Nothing was changed.");
    });
  });
  server.headersTimeout = 10_000;
  server.listen(port, host);
  await once(server, "listening").catch((error: unknown) => {
    throw mistakes.portUnusable(port, error);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${bound}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, pageAt: PageAt): Promise<void> {
  if (!isForUs(request)) return sendText(response, 421, "Nobody of that name is here.");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return sendText(response, 405, "These pages are only read.");
  }
  const url = URL.parse(request.url ?? "/", `http://${host}`);
  const page = url?.host === host ? await pageAt(url.pathname) : undefined;
  if (page === undefined) sendPage(response, 404, lostPage);
  else if (url?.searchParams.get("part") === "main") sendMain(request, response, page.main);
  else sendPage(response, 200, page);
}

/**
 * A site can have its own name point to this machine, and read then what is its own for the browser: only names that
 * nobody else can have are answered to.
 */
function isForUs({ headers, socket }: IncomingMessage): boolean {
  const port = socket.localPort;
  const names = ["127.0.0.1", "localhost"];
  const ours = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  return headers.host !== undefined && ours.includes(headers.host.toLowerCase());
}
