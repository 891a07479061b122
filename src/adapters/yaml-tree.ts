import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { visibleText } from "../core/visible-text.ts";

/** One value of a document: where it starts (undefined for an empty one) and what is in it. */
export type YamlNode = {
  readonly start: number | undefined;
  readonly entries?: ReadonlyMap<string, YamlEntry>;
  readonly items?: readonly YamlEntry[];
};
type YamlEntry = { readonly key?: number; readonly node: YamlNode };

/** What YAML allows and a mission does not. */
export class YamlMistake extends Error {
  override name = "YamlMistake";
  readonly offset: number;
  readonly fix: string;

  constructor(offset: number, message: string, fix: string) {
    super(message);
    this.offset = offset;
    this.fix = fix;
  }
}

/** Values a document may have once its aliases are followed: a few aliases of aliases can make millions. */
const largestTree = 20_000;

type Reader = {
  readonly events: readonly Event[];
  readonly source: string;
  readonly lineOf: (offset: number) => number;
  /** Number of values under each anchor; undefined while it is still open. */
  readonly anchors: Map<string, number | undefined>;
  next: number;
  values: number;
};

/** The places of all values of the only document; undefined when there is none. Throws `YamlMistake`. */
export function readTree(
  events: readonly Event[],
  source: string,
  lineOf: (offset: number) => number,
): YamlNode | undefined {
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
  if (documents > 1) {
    const separators = [...source.matchAll(/^---(?=\s|$)/gm)].map((found) => found.index);
    const offset = separators.at(separators.length - documents + 1) ?? 0;
    throw new YamlMistake(
      offset,
      "a second document starts here; expected one a file.",
      "Give it a file of its own.",
    );
  }
  if (documents === 0) return undefined;
  return readNode({ events, source, lineOf, anchors: new Map(), next: 1, values: 0 });
}

function readNode(reader: Reader): YamlNode {
  const event = reader.events[reader.next++];
  if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT)
    return { start: undefined };
  if (event.type === EVENT_ID.ALIAS) return followAlias(reader, event.anchorStart, event.anchorEnd);

  const anchor = event.anchorStart < 0 ? undefined : reader.source.slice(event.anchorStart, event.anchorEnd);
  const before = reader.values;
  if (anchor !== undefined) reader.anchors.set(anchor, undefined);
  const node = readOwn(reader, event);
  grow(reader, 1, node.start ?? 0);
  if (anchor !== undefined) reader.anchors.set(anchor, reader.values - before);
  return node;
}

function readOwn(reader: Reader, event: Exclude<Event, { type: 1 | 5 | 6 }>): YamlNode {
  if (event.type === EVENT_ID.SCALAR) return { start: startOf(event) };
  if (event.type === EVENT_ID.SEQUENCE) return { start: event.start, items: readItems(reader) };
  return { start: event.start, entries: readEntries(reader) };
}

function readItems(reader: Reader): YamlEntry[] {
  const items: YamlEntry[] = [];
  while (isOpen(reader)) items.push({ node: readNode(reader) });
  return items;
}

function readEntries(reader: Reader): Map<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  while (isOpen(reader)) {
    const event = reader.events[reader.next];
    const key = readNode(reader);
    const node = readNode(reader);
    if (event?.type !== EVENT_ID.SCALAR || key.start === undefined) continue;
    const name = getScalarValue(reader.source, event);
    const first = entries.get(name)?.key;
    if (first !== undefined) {
      const found = `the key "${visibleText(name).slice(0, 40)}" is given twice; it is on line ${reader.lineOf(first)} already.`;
      throw new YamlMistake(key.start, found, "Remove one of them, or make one of both.");
    }
    entries.set(name, { key: key.start, node });
  }
  return entries;
}

/** Whether the innermost collection has more in it; steps over its end. */
function isOpen(reader: Reader): boolean {
  const event = reader.events[reader.next];
  if (event !== undefined && event.type !== EVENT_ID.POP) return true;
  reader.next++;
  return false;
}

function followAlias(reader: Reader, start: number, end: number): YamlNode {
  const name = reader.source.slice(start, end);
  if (reader.anchors.has(name) && reader.anchors.get(name) === undefined) {
    throw new YamlMistake(start, "an alias inside of what it stands for.", "Write out what is meant.");
  }
  grow(reader, reader.anchors.get(name) ?? 1, start);
  return { start };
}

function grow(reader: Reader, by: number, offset: number): void {
  reader.values += by;
  if (reader.values <= largestTree) return;
  const found = `more than ${largestTree} values, aliases followed; expected a text a person wrote.`;
  throw new YamlMistake(offset, found, "Write it without aliases, or shorter.");
}

/** Where a scalar starts as people see it: at its quote, if it has one. */
function startOf(event: ScalarEvent): number | undefined {
  if (event.valueStart < 0) return undefined;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted ? event.valueStart - 1 : event.valueStart;
}
