import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { pino } from "pino";
import { expect, it } from "vitest";
import { createChannel, startProxy } from "#src/app/proxy.ts";
import { createSmee } from "./smee.ts";

type Arrived = {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

it("brings webhooks from a channel to where the App listens", async () => {
  await using smee = await createSmee();
  const arrived = Promise.withResolvers<Arrived>();
  const app = createServer(async (request, response) => {
    arrived.resolve({ url: request.url, headers: request.headers, body: await text(request) });
    response.end();
  });
  app.listen(0, "127.0.0.1");
  await once(app, "listening");
  const target = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;

  const channel = await createChannel(smee.newChannelUrl);
  const proxy = await startProxy(channel, target, pino({ level: "silent" }));
  await smee.connected;
  smee.send({ "x-github-event": "ping", "x-github-delivery": "d1", host: "smee.io" }, { zen: "Keep it" });
  const { url, headers, body } = await arrived.promise;
  await proxy.stop();
  app.close();
  app.closeAllConnections();

  expect(url).toBe("/api/github/webhooks");
  expect(headers).toMatchObject({ "x-github-event": "ping", "x-github-delivery": "d1" });
  expect(body).toBe('{"zen":"Keep it"}');
});

it("does not keep the App from starting when the channel is out of reach", async () => {
  const lines: string[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });

  const proxy = await startProxy("http://127.0.0.1:1/channel", "http://127.0.0.1:2", log);
  await proxy.stop();

  expect(lines.join("")).toContain("out of reach");
});
