import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { StoredFile } from "../adapters/branch-commit.ts";
import type { MissionEvent } from "../core/event.ts";
import { BranchMoved, WorkRefused, type Workspace } from "../core/ports.ts";

/** What is kept of work that was not published goes with the machine, unless it is stored beside the ledger. */
export type PatchStore = {
  /** Directory of the mission's records. */
  readonly records: string;
  readonly isSecret: (text: string) => boolean;
};

/** Bytes of one patch on the ledger's branch. */
const longestPatch = 5_000_000;

/** The same workspace; a patch that cannot be stored is not promised to anybody. */
export function withStoredPatches<T extends Workspace>(workspace: T, store: PatchStore): T {
  return {
    ...workspace,
    seal: async (work) => {
      try {
        const { patch, ...sealed } = await workspace.seal(work);
        return patch === undefined || "why" in (await readPatch(patch, store))
          ? sealed
          : { ...sealed, patch };
      } catch (error) {
        throw await withoutLostPatch(error, store);
      }
    },
  };
}

async function withoutLostPatch(error: unknown, store: PatchStore): Promise<unknown> {
  if (!(error instanceof BranchMoved || error instanceof WorkRefused) || error.patch === undefined)
    return error;
  const read = await readPatch(error.patch, store);
  if (!("why" in read)) return error;
  const message = `${error.message} It could not be stored with the mission: ${read.why}.`;
  return error instanceof WorkRefused
    ? new WorkRefused(message, { cause: error, closes: error.closes })
    : new BranchMoved(message, { cause: error });
}

/** The patch that an entry names, as it applies: nothing in it is redacted, so nothing in it may be secret. */
export async function patchesOf(event: MissionEvent, store: PatchStore): Promise<readonly StoredFile[]> {
  if (event.type !== "work-committed" && event.type !== "iteration-abandoned") return [];
  if (event.patch === undefined) return [];
  const read = await readPatch(event.patch, store);
  return "why" in read ? [] : [read];
}

async function readPatch(
  path: string,
  { records, isSecret }: PatchStore,
): Promise<StoredFile | { readonly why: string }> {
  const bytes = await readFile(join(records, path)).catch(() => undefined);
  if (bytes === undefined) return { why: "it is not there" };
  if (bytes.length > longestPatch) return { why: "it is too large" };
  const text = bytes.toString("utf8");
  if (!Buffer.from(text).equals(bytes)) return { why: "it is not UTF-8" };
  return isSecret(text) ? { why: "it contains a secret" } : { path, text };
}
