import { git } from "./git.ts";

/** The content of each blob, by id. Ids that are not there are left out. */
export async function readBlobs(
  gitDir: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (ids.length === 0) return new Map();
  const unique = [...new Set(ids)];
  const { stdout } = await git(["cat-file", "--batch"], { gitDir, input: `${unique.join("\n")}\n` });
  return parseBatch(stdout);
}

/** The size of each object in bytes, by id. Ids that are not there are left out. */
export async function sizesOf(gitDir: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const input = `${[...new Set(ids)].join("\n")}\n`;
  const { stdout } = await git(["cat-file", "--batch-check=%(objectname) %(objectsize)"], { gitDir, input });
  const rows = stdout.split("\n").map((row) => row.split(" "));
  return new Map(rows.flatMap(([id = "", size = ""]) => (/^\d+$/.test(size) ? [[id, Number(size)]] : [])));
}

/** `<id> blob <size>`, a line break, as many bytes, a line break; or `<id> missing`. */
function parseBatch(output: string): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  let place = 0;
  while (place < output.length) {
    const end = output.indexOf("\n", place);
    const [id = "", type, size] = output.slice(place, end).split(" ");
    const length = type === "missing" ? -1 : Number(size);
    if (length >= 0) blobs.set(id, Buffer.from(output.slice(end + 1, end + 1 + length), "latin1"));
    place = end + 1 + length + 1;
  }
  return blobs;
}
