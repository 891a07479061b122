import { secretPatterns } from "./secret-pattern.ts";

export const redacted = "[redacted]";

/** Below this a value is too ordinary (`true`, a port, a short name): hiding it would make text unreadable. */
const shortestSecret = 8;
/** A line of a longer secret is hidden alone too, when it is long enough to be nothing else. */
const shortestLine = 16;

/**
 * Makes the function that everything goes through before it leaves the process. It hides the given values
 * (trimmed, of at least 8 characters; also in base64 at any alignment, URL-encoded and JSON-escaped) and
 * whatever looks like a secret of a known kind. Where characters that nobody sees split a secret, they are taken out
 * of the text. Linear in the text; redacting twice changes nothing.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const exact = exactPattern(secrets);
  const patterns = [...(exact === undefined ? [] : [exact]), ...secretPatterns.map((one) => one.regex)];
  const hide = (text: string) => patterns.reduce((shown, pattern) => shown.replace(pattern, redacted), text);
  return (text) => {
    const shown = hide(text);
    const plain = stripControl(shown);
    const bared = plain === shown ? plain : hide(plain);
    return bared === plain ? shown : bared;
  };
}

/**
 * The same plain value with its texts redacted. Before they are rendered: Markdown's escapes, a cut and an encoding
 * make a secret into something that is not known for one.
 */
export function redactStrings<T>(value: T, redact: (text: string) => string): T {
  return JSON.parse(JSON.stringify(value), (_key, part) => (typeof part === "string" ? redact(part) : part));
}

/**
 * Makes the function that names the kind of secret in a text, undefined when there is none. It knows what
 * the redactor knows except the kinds that honest files contain too (JSON web tokens, bearer headers and
 * passwords in URLs): a compose file with `postgres://test:test@db` may be committed.
 */
export function createSecretFinder(secrets: readonly string[]): (text: string) => string | undefined {
  const exact = exactPattern(secrets);
  const certain = secretPatterns.filter((one) => one.ambiguous !== true);
  return (text) => {
    if (exact !== undefined && text.search(exact) >= 0) return "a secret of this run";
    return certain.find((one) => text.search(one.regex) >= 0)?.kind;
  };
}

export function containsSecret(text: string, secrets: readonly string[] = []): boolean {
  return createSecretFinder(secrets)(text) !== undefined;
}

function exactPattern(secrets: readonly string[]): RegExp | undefined {
  const values = secrets.map((secret) => secret.trim()).filter((secret) => secret.length >= shortestSecret);
  if (values.length === 0) return undefined;
  const literals = new Set(values.flatMap((value) => [value, ...linesOf(value)]).flatMap(spellingsOf));
  const base64 = new Set(values.flatMap(base64Of));
  // Longest first: an alternation takes the first that matches.
  const sources = [
    ...[...literals].toSorted((a, b) => b.length - a.length).map(escapeRegex),
    ...[...base64].map(acrossLines),
  ];
  return new RegExp(sources.join("|"), "g");
}

/** Logs show a key of many lines line by line, indented or prefixed. */
function linesOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line.length >= shortestLine && !line.startsWith("-----"));
}

function spellingsOf(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(value.toWellFormed());
  const form = url.replaceAll("%20", "+");
  const lowerCase = url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return [value, json, JSON.stringify(json).slice(1, -1), url, form, lowerCase];
}

/** The part of the encoding that does not depend on what stands before and after the value. */
function base64Of(value: string): readonly string[] {
  const bytes = new TextEncoder().encode(value);
  return [0, 1, 2].flatMap((before) => {
    const encoded = btoa("\0".repeat(before) + String.fromCharCode(...bytes));
    const inner = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

/**
 * So much of an encoding is nothing else's, and what goes on from it is the rest. A pattern that spells all of it
 * out takes 0.2 s to compile for two keys.
 */
const tellingStart = 32;

/** Encoders break lines, at 76 characters mostly. */
function acrossLines(encoded: string): string {
  const start = [...encoded.slice(0, tellingStart)].map(escapeRegex).join("(?:\\r?\\n)?");
  const rest = encoded.length - tellingStart;
  return rest <= 0 ? start : `${start}(?:(?:\\r?\\n)?[A-Za-z0-9+/_-]){0,${rest}}`;
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

const esc = "\u001b";
const bell = "\u0007";
/** Control sequences, strings (titles, links) up to their end or the line's, and the short ones. */
const terminalEscape = new RegExp(
  [
    `(?:${esc}\\[|\\u009b)[0-?]*[ -/]*[@-~]?`,
    `${esc}[\\]PX^_][^${bell}${esc}\\u009c\\n]*(?:[${bell}\\u009c]|${esc}\\\\)?`,
    `${esc}[ -/]*[0-~]?`,
  ].join("|"),
  "g",
);

/** Format characters and whatever else is there without being seen. The Arabic signs among them can be seen. */
const invisible =
  /[[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]--[\u0600-\u0605\u06dd\u200d\ufe0e\ufe0f]]/gv;
/** Emoji are written with joiners and style selectors; anywhere else these only carry something unseen. */
const strayJoiner =
  /(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d|(?<!\p{Emoji})[\ufe0e\ufe0f]/gv;

/**
 * Leaves plain text: no terminal escapes, no control characters but line feed and tab, nothing that is
 * there without being seen (bidirectional controls, zero width, tags, stray variation selectors).
 * For whatever is shown to a person or given to a model. A carriage return becomes a line feed.
 */
export function stripControl(text: string): string {
  return text
    .toWellFormed()
    .replace(terminalEscape, "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\p{Cc}--[\n\t]]/gv, "")
    .replace(invisible, "")
    .replace(strayJoiner, "");
}
