import type { YAMLException } from "js-yaml";

export type Advice = { readonly offset: number; readonly found: string; readonly fix: string };

const quotes = "Put quotes round the text.";
const close = "Close it, or put quotes round a text that contains it.";

/** What the parser's reasons mean to somebody who writes a mission, in order of precedence. */
const advices: readonly (readonly [reason: RegExp, found: string, fix: string])[] = [
  [/nesting exceeded/, "nested too deep; expected a text a person wrote.", "Write it with fewer levels."],
  [/exceeded maxAliases|maxTotalMergeKeys/, "too many aliases (*name).", "Write out what they stand for."],
  [
    /unidentified alias|alias node/,
    "a text that starts with * means an alias in YAML, and there is none.",
    quotes,
  ],
  [/anchor/, "a text that starts with & means an anchor in YAML.", quotes],
  [/tag/i, "a text that starts with ! means a tag in YAML.", quotes],
  [
    /null byte|non-printable|valid JSON character/,
    "a control character; expected a text file.",
    "Remove the character.",
  ],
  [/quoted scalar/, "a quoted text is not closed before the end.", "Add the closing quote."],
  [
    /flow collection|deficient indentation/,
    "a quote or a bracket above is not closed, or a comma is missing.",
    close,
  ],
  [
    /escape sequence|hexadecimal/,
    "a backslash in double quotes that means nothing.",
    "Write \\\\ for it, or use single quotes.",
  ],
  [/complex keys/, "a key that is a list or a mapping; expected a text.", "Write a text before the colon."],
  [
    /cannot merge/,
    "<< takes a mapping, or a list of mappings.",
    "Write <<: *name, with an alias of a mapping.",
  ],
  [
    /indentation of a mapping entry|multiline key/,
    "this does not fit into the lines around it; expected key: value.",
    'Indent the keys of one mapping alike, and put quotes round texts that contain ": " or start with @ ` % or a quote.',
  ],
  [/indentation of a sequence/, "this list item does not line up.", "Indent all dashes of one list alike."],
  [
    /document separator is expected/,
    "this does not belong to what stands above it.",
    "Indent all keys of one mapping, or all dashes of one list, alike; do not mix keys and dashes.",
  ],
  [/directive/i, "a line that starts with % means a directive in YAML.", quotes],
];

/** The parser's error in words that say what to do. The parser's own words may repeat the file's. */
export function explainYaml(error: YAMLException, source: string): Advice {
  const offset = error.mark?.position ?? 0;
  const tab = tabBefore(offset, source);
  if (tab !== undefined || /tab characters/.test(error.reason)) {
    const found = "a tab is used for indentation; expected spaces.";
    return { offset: tab ?? offset, found, fix: "Replace the tabs at the start of lines with spaces." };
  }
  const [, found, fix] = advices.find(([reason]) => reason.test(error.reason)) ?? [
    undefined,
    "this is not YAML.",
    "Compare it with mission-examples/minimal.yaml.",
  ];
  return { offset, found, fix };
}

/** A tab among the spaces that start the line of an offset. */
function tabBefore(offset: number, source: string): number | undefined {
  const start = Math.max(source.lastIndexOf("\n", offset - 1), source.lastIndexOf("\r", offset - 1)) + 1;
  const indentation = /^[ \t]*/.exec(source.slice(start))?.[0] ?? "";
  const tab = indentation.indexOf("\t");
  return tab < 0 ? undefined : start + tab;
}
