import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "./durable-file.ts";
import { readIfThere } from "./git-directory.ts";

const memorySchema = z.object({
  name: z.string(),
  /** Where the mission began. */
  opened: z.string(),
  /** The branch was there: when it is missing, somebody removed it. */
  seen: z.boolean(),
  /** The last push, until the remote was seen to know of it. `over`: what it replaced, or nothing. */
  pushed: z.object({ over: z.string(), sha: z.string() }).optional(),
});
/** What one machine knows of a branch of the remote. Another machine has only the ledger. */
export type BranchMemory = z.infer<typeof memorySchema>;

/** Undefined when nothing is remembered, or nothing readable. */
export async function recallBranch(root: string, name: string): Promise<BranchMemory | undefined> {
  const text = await readIfThere(pathIn(root));
  try {
    const memory = memorySchema.parse(JSON.parse(text ?? ""));
    return memory.name === name ? memory : undefined;
  } catch {
    return undefined;
  }
}

export async function rememberBranch(root: string, memory: BranchMemory): Promise<void> {
  await mkdir(root, { recursive: true });
  await replaceFile(pathIn(root), JSON.stringify(memory), `${pathIn(root)}.new`);
}

function pathIn(root: string): string {
  return join(root, "branch.json");
}
