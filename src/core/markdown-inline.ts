/** Stands for the n-th code span of a text. Both characters are private: `plainBody` takes them out of issues. */
export const codeMark = "\uE000\\d+\uE001";

/** A line of Markdown whose code spans are set aside, so that nothing in them is taken for anything else. */
export type Masked = { readonly text: string; readonly spans: readonly string[] };

export function maskCode(line: string): Masked {
  const spans: string[] = [];
  const text = line.replaceAll(/(?<![\\`])(`+)(?!`)(.*?[^`])\1(?!`)/g, (_, _ticks: string, code: string) => {
    const inner = /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code;
    spans.push(inner);
    return `\uE000${spans.length - 1}\uE001`;
  });
  return { text, spans };
}

/** The text with its code spans put back. */
export function unmask(text: string, spans: readonly string[]): string {
  return text.replaceAll(/\uE000(\d+)\uE001/g, (_, index: string) => {
    const code = spans[Number(index)] ?? "";
    const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
    const ticks = "`".repeat(longest + 1);
    const pad = code.startsWith("`") || code.endsWith("`") ? " " : "";
    return `${ticks}${pad}${code}${pad}${ticks}`;
  });
}

/** The code of each mark in a piece of masked text. */
export function codesIn(text: string, spans: readonly string[]): readonly string[] {
  return [...text.matchAll(/\uE000(\d+)\uE001/g)].map(([, index]) => spans[Number(index)] ?? "");
}

/** Masked text without what is struck through. */
export function dropStruck(masked: string): string {
  const parts = masked.replace(/^~([^~]+)~$/, "").split("~~");
  const isOpen = parts.length % 2 === 0;
  return parts
    .filter((_, index) => index % 2 === 0 || (isOpen && index === parts.length - 1))
    .map((part, index, kept) => (isOpen && index === kept.length - 1 ? `~~${part}` : part))
    .join("");
}

/** Masked text without the marks of bold: words as they are read. */
export function dropBold(masked: string): string {
  return masked
    .replaceAll(/(?<=^|[\s(])\*\*(?=\S)(.+?)(?<=\S)\*\*(?=$|[\s).,:;!?])/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}
