import { createReadStream } from "node:fs";
import { mistakes } from "../core/error.ts";
import type { Document } from "../core/problem.ts";
import { largestDocument, parseBytes } from "./yaml-document.ts";

/**
 * The YAML or JSON document in a file; undefined when there is no such file.
 * Throws the user errors FILE_UNREADABLE and DOCUMENT_INVALID.
 */
export async function readDocument(file: string): Promise<Document | undefined> {
  const bytes = await readBytes(file);
  return bytes === undefined ? undefined : parseBytes(bytes, file);
}

/** At most one byte more than is accepted, so that a huge file is refused without being read. */
async function readBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    return Buffer.concat(await Array.fromAsync(createReadStream(file, { end: largestDocument })));
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw mistakes.fileUnreadable(file, error);
  }
}
