import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A smee.io of one's own: `HEAD /new` gives a channel, what is sent is told to whoever listens on it. */
export type Smee = {
  readonly newChannelUrl: string;
  /** Resolves when somebody listens. */
  readonly connected: Promise<unknown>;
  send(headers: Readonly<Record<string, string>>, body: unknown): void;
  [Symbol.asyncDispose](): Promise<void>;
};

export async function createSmee(): Promise<Smee> {
  const listeners = new Set<ServerResponse>();
  const connection = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    if (request.url === "/new") return void response.writeHead(302, { location: `${url}/channel` }).end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("event: ready\ndata: {}\n\n");
    listeners.add(response);
    connection.resolve();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    newChannelUrl: `${url}/new`,
    connected: connection.promise,
    send(headers, body) {
      const event = JSON.stringify({ ...headers, body, query: {}, timestamp: 1 });
      for (const response of listeners) response.write(`id: 1\ndata: ${event}\n\n`);
    },
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
