import { git } from "./git.ts";

export type ReadLimits = {
  /** Larger objects are passed over. */
  readonly bytes: number;
  /** What is read at all; whatever comes after it is passed over. */
  readonly bytesTogether: number;
};

/**
 * The content of objects by the names they were asked for (ids, or `<commit>:<path>` without a line break), in one call
 * of git and in bounded memory. Missing ones are left out.
 */
export async function readObjects(
  gitDir: string,
  names: readonly string[],
  limits: ReadLimits,
): Promise<ReadonlyMap<string, Buffer | "too-large">> {
  const reader = createReader(names, limits);
  if (names.length === 0) return reader.objects;
  const input = Buffer.from(`${names.join("\n")}\n`);
  await git(["cat-file", "--batch"], { gitDir, input, take: reader.take });
  return reader.objects;
}

/** `<id> <type> <size>`, a line break, as many bytes, a line break; or `<name> missing`. In the order of the names. */
function createReader(names: readonly string[], { bytes, bytesTogether }: ReadLimits) {
  const objects = new Map<string, Buffer | "too-large">();
  let place = 0;
  let together = 0;
  let header = "";
  /** Of the object at hand, with the line break after it. */
  let left = 0;
  let parts: Buffer[] | undefined;

  function take(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) rest = left > 0 ? takeContent(rest) : takeHeader(rest);
  }

  function takeHeader(chunk: Buffer): Buffer {
    const end = chunk.indexOf(10);
    header += chunk.subarray(0, end < 0 ? chunk.length : end).toString();
    if (end < 0) return chunk.subarray(chunk.length);
    const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(header)?.[1];
    header = "";
    if (size === undefined) place += 1;
    else begin(Number(size));
    return chunk.subarray(end + 1);
  }

  function begin(size: number): void {
    const fits = size <= bytes && together + size <= bytesTogether;
    together += fits ? size : 0;
    parts = fits ? [] : undefined;
    left = size + 1;
  }

  function takeContent(chunk: Buffer): Buffer {
    const taken = chunk.subarray(0, left);
    parts?.push(taken);
    left -= taken.length;
    if (left === 0) finish();
    return chunk.subarray(taken.length);
  }

  function finish(): void {
    objects.set(names[place] ?? "", parts === undefined ? "too-large" : Buffer.concat(parts).subarray(0, -1));
    place += 1;
  }

  return { objects, take };
}
