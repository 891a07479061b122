import { readBlobs, sizesOf } from "./git-blob.ts";
import type { Staging } from "./seal-rules.ts";

/** Longer ones are not allowed: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const longestPointer = 1024;

export function isPointer(content: Buffer): boolean {
  return (
    content.length < longestPointer &&
    content.toString("latin1").startsWith("version https://git-lfs.github.com/spec/")
  );
}

/** Paths that held an LFS pointer before, whatever their attributes say now: a worker can change those as well. */
export async function formerPointers({ call, changes }: Staging): Promise<ReadonlySet<string>> {
  const changed = changes.filter(({ oldMode, newMode }) => oldMode.startsWith("100") && newMode !== "000000");
  const sizes = await sizesOf(
    call.gitDir,
    changed.map(({ oldId }) => oldId),
  );
  const small = changed.filter(({ oldId }) => (sizes.get(oldId) ?? longestPointer) < longestPointer);
  const blobs = await readBlobs(
    call.gitDir,
    small.map(({ oldId }) => oldId),
  );
  const pointers = small.filter(({ oldId }) => isPointer(blobs.get(oldId) ?? Buffer.alloc(0)));
  return new Set(pointers.map(({ path }) => path));
}

/** Of a changed file: a pointer stays one, and nothing else becomes one, for what it points to was never uploaded. */
export function pointerRule(wasPointer: boolean, isNew: boolean, content: Buffer): string | undefined {
  if (isPointer(content) && !wasPointer && !isNew)
    return "It replaces a file by an LFS pointer to something that was never uploaded.";
  return wasPointer && !isPointer(content) ? "It replaces an LFS pointer by the file itself." : undefined;
}
