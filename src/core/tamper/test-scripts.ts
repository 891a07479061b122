import { type ChangeView, excerptOf, type FileView, type Found, foundAt } from "./view.ts";

/** Scripts that prove something, by their names. */
const proving = /^(?:pre|post)?(?:test|check|verify|ci|coverage|e2e|spec)(?:[:._-].{0,60})?$/;

/** What `npm test` or `make test` do now, where it is no longer what they did. */
export function changedScripts({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    if (/(?:^|\/)package\.json$/.test(file.path)) return inManifest(file);
    if (/(?:^|\/)(?:GNUmakefile|[Mm]akefile|[Jj]ustfile)$/.test(file.path)) return inMakefile(file);
    return [];
  });
}

function inManifest(file: FileView): readonly Found[] {
  const before = scriptsOf(file.before);
  const after = scriptsOf(file.after);
  if (before === undefined || after === undefined) return [];
  return Object.entries(before).flatMap(([name, old]): readonly Found[] => {
    const now = after[name];
    if (!proving.test(name) || now === old || isNeutral(old)) return [];
    // npm has a test script of its own in new packages, which always fails.
    if (/\bexit 1\b/.test(old)) return [];
    return [{ path: file.path, ...lineOf(file, name), ...judgeScript(name, old, now) }];
  });
}

function judgeScript(
  name: string,
  old: string,
  now: string | undefined,
): Pick<Found, "severity" | "why" | "excerpt"> {
  if (now === undefined)
    return {
      severity: "suspicion",
      why: `The script \`${name}\` was removed; it was \`${excerptOf(old)}\`.`,
    };
  const excerpt = excerptOf(now);
  if (isNeutral(now))
    return {
      severity: "violation",
      excerpt,
      why: `The script \`${name}\` proves nothing any more; it was \`${excerptOf(old)}\`.`,
    };
  if (ignoresFailure(now) && !ignoresFailure(old))
    return {
      severity: "violation",
      excerpt,
      why: `The script \`${name}\` succeeds though what it runs fails.`,
    };
  if (/--pass-?with-?no-?tests/i.test(now) && !/--pass-?with-?no-?tests/i.test(old))
    return { severity: "suspicion", excerpt, why: `The script \`${name}\` passes without a test.` };
  return {
    severity: "suspicion",
    excerpt,
    why: `The script \`${name}\` is another one; it was \`${excerptOf(old)}\`.`,
  };
}

/** It does nothing, or only prints. */
export function isNeutral(script: string): boolean {
  const parts = script
    .slice(0, 1000)
    .split(/&&|;|\|\|/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.every((part) =>
    /^@?(?:true|:|exit(?: 0)?|echo\b.*|printf\b.*|node -e ["']?(?:process\.exit\(0?\);?|0|)["']?)$/.test(
      part,
    ),
  );
}

/** `|| true` at the end: whatever was run, it succeeds. */
export function ignoresFailure(script: string): boolean {
  return /(?:\|\||;)\s*(?:true|:|exit 0|echo\b[^&|;]{0,200})\s*$/.test(script.slice(0, 1000).trim());
}

function scriptsOf(text: string | undefined): Readonly<Record<string, string>> | undefined {
  try {
    const { scripts } = JSON.parse(text ?? "") as { readonly scripts?: unknown };
    if (typeof scripts !== "object" || scripts === null) return {};
    return Object.fromEntries(
      Object.entries(scripts).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
    );
  } catch {
    return undefined;
  }
}

function lineOf({ after = "" }: FileView, script: string): { line?: number } {
  const place = after.split("\n").findIndex((line) => line.trimStart().startsWith(`"${script}"`));
  return place < 0 ? {} : { line: place + 1 };
}

function inMakefile(file: FileView): readonly Found[] {
  const before = targetsOf(file.before);
  const after = targetsOf(file.after);
  return [...before].flatMap(([name, old]): readonly Found[] => {
    const now = after.get(name);
    const isSame = now?.needs === old.needs && now.commands.join("\n") === old.commands.join("\n");
    if (!proving.test(name) || now === undefined || isSame) return [];
    return [foundAt(file, now.line, judgeTarget(name, old, now))];
  });
}

function judgeTarget(name: string, old: Target, now: Target): Pick<Found, "severity" | "why"> {
  if (!isVoid(old) && isVoid(now))
    return { severity: "violation", why: `The target \`${name}\` proves nothing any more.` };
  if (now.commands.some(toleratesFailure) && !old.commands.some(toleratesFailure))
    return { severity: "violation", why: `The target \`${name}\` succeeds though what it runs fails.` };
  return { severity: "suspicion", why: `The target \`${name}\` runs something else than it did.` };
}

/** It runs nothing itself. What it needs may be what it proves, where it has always been so. */
function isVoid({ commands }: Target): boolean {
  return commands.every((command) => isNeutral(command.replace(/^@/, "")));
}

function toleratesFailure(command: string): boolean {
  return /^@?-/.test(command) || ignoresFailure(command);
}

type Target = { readonly line: number; readonly needs: string; readonly commands: readonly string[] };

function targetsOf(text = ""): ReadonlyMap<string, Target> {
  type Open = Target & { readonly commands: string[] };
  const targets = new Map<string, Open>();
  let open: Open | undefined;
  text.split(/\r?\n/).forEach((line, place) => {
    const [, name, needs = ""] = /^([A-Za-z][\w.-]{0,60})\s*:(?![:=])(.{0,300})/.exec(line) ?? [];
    if (name !== undefined) {
      open = { line: place + 1, needs: needs.trim(), commands: [] };
      targets.set(name, open);
    } else if (/^[\t ]+\S/.test(line)) open?.commands.push(line.trim());
  });
  return targets;
}
