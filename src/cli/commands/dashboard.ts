import { once } from "node:events";
import { createMissionPages } from "../mission-pages.ts";
import { servePages } from "../page-server.ts";
import { openPlace } from "../place.ts";
import type { Terminal } from "../terminal.ts";

/** `cco dashboard`: the sessions as pages for a browser on this machine, until Ctrl-C. Reads only. */
export async function dashboard({ port }: { readonly port: number }, terminal: Terminal): Promise<number> {
  const place = await openPlace({ directory: terminal.cwd, env: terminal.env });
  const server = await servePages(port, createMissionPages(place));
  terminal.write(`${server.url}\n`);
  terminal.error("The missions of this repository, for browsers on this machine. Ctrl-C ends it.\n");
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await server.close();
  return 0;
}
