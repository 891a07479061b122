import { writeStory } from "../../core/story.ts";
import { openPlace } from "../place.ts";
import { findSession } from "../sessions.ts";
import type { Terminal } from "../terminal.ts";

/** `cco log`: the ledger as a story, or as JSON lines. */
export async function log(
  options: { readonly session?: string | undefined; readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<number> {
  const place = await openPlace({ directory: terminal.cwd, env: terminal.env });
  const { ledger } = await findSession(place, options.session);
  const entries = await ledger.entries();
  const text = options.json ? entries.map((entry) => JSON.stringify(entry)).join("\n") : writeStory(entries);
  terminal.write(`${text}\n`);
  return 0;
}
