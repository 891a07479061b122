import { isMapping } from "./problem.ts";
import { scriptsIn } from "./script-name.ts";

/** A file with some parts as they are on the base, and the names of those that it had otherwise. */
export type Held = { readonly text: string; readonly parts: readonly string[] };

/**
 * The text of a manifest with what steers its tests as `base` has it: the `scripts` that checks use, and the
 * configuration of test runners. Whatever is not in `base` stays. Undefined when nothing differs, or one of both
 * cannot be read: then its tools cannot read it either.
 */
export function holdConfig(
  path: string,
  texts: { readonly base: string; readonly head: string },
  scripts: ReadonlySet<string>,
): Held | undefined {
  return path.toLowerCase().endsWith(".json") ? holdJson(texts, scripts) : holdSections(texts);
}

/** Configuration of runners in package.json. */
const runnerKeys = ["jest", "mocha", "vitest", "ava", "nyc", "c8", "tap", "jasmine"];

type Texts = { readonly base: string; readonly head: string };

function holdJson({ base, head }: Texts, scripts: ReadonlySet<string>): Held | undefined {
  const before = parseMapping(base);
  const after = parseMapping(head);
  if (before === undefined || after === undefined) return undefined;
  const result: Record<string, unknown> = { ...after };
  const parts: string[] = [];
  for (const key of runnerKeys.filter((one) => before[one] !== undefined)) {
    if (isSame(before[key], after[key])) continue;
    result[key] = before[key];
    parts.push(key);
  }
  for (const key of ["scripts", "tasks"]) {
    const old = before[key];
    if (!isMapping(old)) continue;
    const now = isMapping(after[key]) ? after[key] : {};
    const used = Object.keys(old).filter((name) => scripts.has(name) && !isSame(old[name], now[name]));
    if (used.length === 0) continue;
    result[key] = { ...now, ...Object.fromEntries(used.map((name) => [name, old[name]])) };
    parts.push(...used.map((name) => `${key}.${name}`));
  }
  if (parts.length === 0) return undefined;
  const indent = /^([ \t]+)"/m.exec(head)?.[1] ?? "  ";
  return { text: `${JSON.stringify(result, null, indent)}\n`, parts };
}

/**
 * Names of the scripts that commands run, and the scripts that those run in turn as the manifests have them,
 * with what npm runs before and after each.
 */
export function usedScripts(commands: readonly string[], manifests: readonly string[]): ReadonlySet<string> {
  const all = manifests.map(parseMapping).flatMap((one) => [one?.scripts, one?.tasks].filter(isMapping));
  const used = new Set<string>();
  const waiting = commands.flatMap(scriptsIn);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    if (!/^(?:pre|post)/.test(name)) waiting.push(`pre${name}`, `post${name}`);
    for (const scripts of all)
      waiting.push(...[scripts[name]].flat().flatMap((one) => scriptsIn(String(one))));
  }
  return used;
}

function parseMapping(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Sections of pyproject.toml and setup.cfg that are about tests. */
const testSection = /^\[+\s*(?:tool[.:](?:pytest|coverage|tox|nox)|coverage:)[^\]]*\]/;

function holdSections({ base, head }: Texts): Held | undefined {
  const before = sectionsOf(base).filter(({ header }) => testSection.test(header));
  const after = sectionsOf(head);
  const changed = before.filter((old) => {
    const now = after.filter((one) => one.header === old.header);
    return now.length !== 1 || now[0]?.text.trim() !== old.text.trim();
  });
  if (changed.length === 0) return undefined;
  const names = new Set(changed.map((one) => one.header));
  const kept = after.filter((one) => !names.has(one.header)).map((one) => one.text);
  const text = [...kept, ...changed.map((one) => one.text)].map((one) => one.trimEnd()).join("\n\n");
  return { text: `${text.trimStart()}\n`, parts: [...names].map((one) => one.replaceAll(/^\[+|\]+$/g, "")) };
}

function sectionsOf(text: string): { readonly header: string; readonly text: string }[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/^(?=\[{1,2}[\w.:"' -]+\]{1,2}[ \t]*(?:#.*)?$)/m)
    .map((part) => ({ header: /^\[[^\n#]*\]/.exec(part)?.[0] ?? "", text: part }));
}
