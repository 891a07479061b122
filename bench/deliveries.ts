import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { webhookPath } from "#src/app/app-manifest.ts";

/** A webhook's event and its body, signed once: sent again under another id it is another delivery. */
export type Event = { readonly name: string; readonly body: string; readonly signature: string };

export type Load = {
  readonly connections: number;
  readonly seconds: number;
  /** Deliveries a second; without it as many as are answered. */
  readonly rate?: number;
};

export type Figures = {
  readonly perSecond: number;
  /** Milliseconds of each delivery, from when it was due to its answer. */
  readonly times: readonly number[];
};

/** Of ten deliveries one is the one before it, once more. */
const duplicates = 10;

export function signEvent(name: string, payload: object, secret: string): Event {
  const body = JSON.stringify(payload);
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  return { name, body, signature };
}

/** Sends deliveries to a server, over connections that stay. A refused one ends the measuring. */
export async function sendLoad(url: string, events: readonly Event[], load: Load): Promise<Figures> {
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + load.seconds * 1000;
  await Promise.all(Array.from({ length: load.connections }, (_, place) => line(place)));
  return { perSecond: (times.length * 1000) / (performance.now() - begun), times };

  async function line(place: number): Promise<void> {
    const post = await openLine(url);
    let id = randomUUID();
    for (let turn = 0; performance.now() < end; turn++) {
      const slot = place + turn * load.connections;
      const due = load.rate === undefined ? performance.now() : begun + (slot * 1000) / load.rate;
      const wait = due - performance.now();
      if (wait > 0) await sleep(wait);
      if (turn % duplicates !== 0) id = randomUUID();
      const event = events[slot % events.length];
      if (event !== undefined) await post.send(event, id);
      times.push(performance.now() - due);
    }
    post.close();
  }
}

/** One connection, written to by hand: an HTTP client would take as much of the machine as the server. */
export async function openLine(url: string) {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay();
  await once(socket, "connect");
  return {
    send: async (event: Event, id: string) => {
      socket.write(requestOf(event, id, host));
      const status = await statusOf(socket);
      if (status !== 200) throw new Error(`A delivery was answered with ${status}.`);
    },
    close: () => void socket.destroy(),
  };
}

function requestOf({ name, body, signature }: Event, id: string, host: string): string {
  return [
    `POST ${webhookPath} HTTP/1.1`,
    `host: ${host}`,
    "accept: */*",
    "content-type: application/json",
    "user-agent: GitHub-Hookshot/0000000",
    `x-github-delivery: ${id}`,
    `x-github-event: ${name}`,
    `x-hub-signature-256: ${signature}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
}

/** Resolves when the answer is whole. */
function statusOf(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    const read = (chunk: Buffer) => {
      text += chunk.toString("latin1");
      const head = text.indexOf("\r\n\r\n");
      const [, length] = /^content-length: (\d+)/im.exec(text) ?? [];
      if (head < 0 || text.length < head + 4 + Number(length ?? 0)) return;
      socket.off("data", read).off("close", lost);
      resolve(Number(text.slice(9, 12)));
    };
    const lost = () => reject(new Error("The server closed the connection."));
    socket.on("data", read).once("close", lost);
  });
}
