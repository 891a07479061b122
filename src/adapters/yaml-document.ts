import { CORE_SCHEMA, constructFromEvents, mergeTag, parseEvents, YAMLException } from "js-yaml";
import { mistakes } from "../core/error.ts";
import { type Document, type Path, type Position, renderPlace } from "../core/problem.ts";
import { findJsonMistake } from "./json-syntax.ts";
import { explainYaml } from "./yaml-advice.ts";
import { readTree, YamlMistake, type YamlNode } from "./yaml-tree.ts";

/** Bytes a document may have: it is text a person wrote. */
export const largestDocument = 256 * 1024;

const maxDepth = 50;
const maxAliases = 50;
const schema = CORE_SCHEMA.withTags(mergeTag);

/** The document in the bytes of a file: UTF-8, with or without a byte order mark. See `parseDocument`. */
export function parseBytes(bytes: Uint8Array, file: string): Document {
  if (bytes.length > largestDocument) throw tooLarge(file);
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw mistakes.documentInvalid(
      file,
      "the file is UTF-16; expected UTF-8.",
      "Save it again with the encoding UTF-8.",
    );
  }
  return parseDocument(decode(bytes, file), file);
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const readable = new TextDecoder("utf-8").decode(bytes);
    const at = positionsIn(readable)(readable.indexOf("\uFFFD"));
    const found = "a byte that is not UTF-8; expected a text file in UTF-8.";
    throw mistakes.documentInvalid(renderPlace(file, at), found, "Save it again with the encoding UTF-8.");
  }
}

/**
 * One YAML document (JSON, if the file's name ends so) with the place of each of its keys and values.
 * An empty text is a document without a value. Throws the user error DOCUMENT_INVALID for the first mistake in its
 * syntax, for a key that is given twice, for several documents, and for what is too large or too deep to be a
 * person's text. Messages never repeat what stands in the file, but for keys.
 */
export function parseDocument(text: string, file: string): Document {
  if (text.length > largestDocument) throw tooLarge(file);
  const source = text.replace(/^\uFEFF/, "");
  const place = positionsIn(source);
  const fail = (offset: number, found: string, fix: string) =>
    mistakes.documentInvalid(renderPlace(file, place(offset)), found, fix);

  if (/\.json$/i.test(file) && source.trim() !== "") {
    const mistake = findJsonMistake(source, maxDepth);
    if (mistake !== undefined) throw fail(mistake.offset, mistake.found, mistake.fix);
  }
  try {
    const events = parseEvents(source, { maxDepth });
    const tree = readTree(events, source, (offset) => place(offset).line);
    const [value] = constructFromEvents(events, { source, schema, maxAliases, maxTotalMergeKeys: 1000 });
    return { value: value ?? undefined, locate: (path, part) => locate(tree, path, part)?.(place) };
  } catch (error) {
    if (error instanceof YamlMistake) throw fail(error.offset, error.message, error.fix);
    if (!(error instanceof YAMLException)) throw error;
    const advice = explainYaml(error, source);
    throw fail(advice.offset, advice.found, advice.fix);
  }
}

function tooLarge(file: string) {
  const found = `more than ${largestDocument / 1024} kB; expected a text a person wrote.`;
  return mistakes.documentInvalid(
    file,
    found,
    "Move long material into the repository and name its path instead.",
  );
}

type Locator = (offset: number) => Position;

function locate(tree: YamlNode | undefined, path: Path, part: "key" | "value" = "value") {
  let node = tree;
  let key: number | undefined;
  for (const step of path) {
    const entry = typeof step === "number" ? node?.items?.[step] : node?.entries?.get(step);
    if (entry === undefined) return undefined;
    node = entry.node;
    key = entry.key;
  }
  const offset = part === "key" ? (key ?? node?.start) : (node?.start ?? key);
  return offset === undefined ? undefined : (place: Locator) => place(offset);
}

/** Line and column of an offset. Lines end with LF, CRLF or CR. */
function positionsIn(source: string): Locator {
  const starts = [0, ...[...source.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
