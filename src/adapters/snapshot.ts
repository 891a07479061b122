import { createHash } from "node:crypto";
import { z } from "zod";
import type { LedgerView } from "../core/ports.ts";
import type { MissionState } from "../core/state.ts";

/** Grows whenever `MissionState` or `evolve` change their meaning: older snapshots are not believed then. */
const snapshotVersion = 8;

const snapshotSchema = z.object({
  version: z.literal(snapshotVersion),
  seq: z.int().min(0),
  /** SHA-256 of `state`: a torn or edited snapshot is not believed either. */
  digest: z.string(),
  /** The state as JSON text. */
  state: z.string(),
});

export function writeSnapshot(view: LedgerView): string {
  const state = JSON.stringify(view.state);
  return JSON.stringify({ version: snapshotVersion, seq: view.seq, digest: digestOf(state), state });
}

/** Undefined when there is none that can be believed. A snapshot is a convenience, never the truth. */
export function parseSnapshot(text: string | undefined): LedgerView | undefined {
  if (text === undefined) return undefined;
  try {
    const { seq, digest, state } = snapshotSchema.parse(JSON.parse(text));
    if (digestOf(state) !== digest) return undefined;
    return { seq, state: JSON.parse(state) as MissionState };
  } catch {
    return undefined;
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
