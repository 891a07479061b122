import { isRunnerConfig } from "./test-path.ts";
import { type ChangeView, type FileView, type Found, foundAt } from "./view.ts";

/** A test file by its name, somewhere in a line. */
const testFile =
  /[\w-]{1,80}[._-](?:test|spec)s?\.[cm]?[jt]sx?\b|\btest_\w{1,80}\.py\b|\b\w{1,80}_test\.(?:py|go|rs)\b|\b[A-Z]\w{0,80}Tests?(?:\.(?:cs|java|kt|class)|\*|["']|::|$)/;

const excluding =
  /\b(?:testPathIgnorePatterns|modulePathIgnorePatterns|exclude[sd]?|collect_ignore(?:_glob)?|norecursedirs|ignorePatterns|Compile\s+Remove|excludeTestsMatching|excludes?)\b|--(?:ignore|ignore-glob|deselect|exclude|testPathIgnorePatterns)\b/;

type Rule = { readonly pattern: RegExp; readonly severity: Found["severity"]; readonly why: string };

/** On added lines of configuration; what stood there in another form is not new. */
const rules: readonly Rule[] = [
  {
    pattern: /\bskipTests\b.{0,20}\btrue\b|\bmaven\.test\.skip\b.{0,20}\btrue\b|-DskipTests\b(?!=false)/,
    severity: "violation",
    why: "The build leaves all tests out.",
  },
  {
    pattern: /\btestFailureIgnore\b.{0,20}\btrue\b|\bignoreFailures\s*=\s*true\b/,
    severity: "violation",
    why: "The build succeeds though tests fail.",
  },
  { pattern: /\bautotests\s*=\s*false\b/, severity: "violation", why: "Tests are no longer found." },
  {
    pattern: /--(?:deselect|ignore)[= ]\S{0,200}(?:test_\w{1,80}\.py|\w{1,80}_test\.py)/,
    severity: "violation",
    why: "A test is left out by name.",
  },
  {
    pattern: /--no-?cov\b|\bcollect_ignore\b|(?:^|\s)-k\s+["'(]{0,2}not\b|--deselect\b|--ignore(?:-glob)?\b/,
    severity: "suspicion",
    why: "Tests or coverage are left out.",
  },
  {
    pattern: /\bpassWithNoTests\b.{0,10}\btrue\b|--pass-?with-?no-?tests/i,
    severity: "suspicion",
    why: "A run without any test passes.",
  },
  {
    pattern: /\bcontinue-on-error:\s*true\b|\ballow_failure:\s*true\b/,
    severity: "suspicion",
    why: "CI goes on though a step fails.",
  },
  {
    pattern: /\|\|\s*(?:true|exit 0|:)\s*["']?$/,
    severity: "suspicion",
    why: "A command succeeds though it fails.",
  },
  {
    pattern:
      /^\s*test\s*=\s*false\b|\b(?:dangerouslyIgnoreUnhandledErrors|forceExit)\b.{0,10}\btrue\b|^\s*"?strict"?\s*[:=]\s*false\b/i,
    severity: "suspicion",
    why: "What is checked here is less than it was.",
  },
];

/** Configuration that leaves tests out, or lets them fail. */
export function changedRunnerConfig({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    if (!isConfig(file)) return [];
    return [...file.added.flatMap(({ line, text }) => onLine(file, line, text)), ...rulesOff(file)];
  });
}

function isConfig({ path, status }: FileView): boolean {
  return status !== "deleted" && (isRunnerConfig(path) || /(?:^|\/)conftest\.py$/.test(path));
}

function onLine(file: FileView, line: number, raw: string): readonly Found[] {
  const text = (file.is?.comments[line - 1]?.trim() ? file.is.code[line - 1] : raw)?.slice(0, 1000) ?? "";
  // A script of a package is judged as the script it is.
  if (
    /^\s*(?:#|\/\/|<!--)/.test(text) ||
    (/(?:^|\/)(?:package\.json|[Mm]akefile)$/.test(file.path) && /^\s*"[\w:.-]{1,60}"\s*:\s*"|^\t/.test(text))
  )
    return [];
  if (testFile.test(text) && isExcluding(file, line, text)) {
    const severity = isOfRunner(file, line, text) ? "violation" : "suspicion";
    return [foundAt(file, line, { severity, why: "A test file is left out by name." })];
  }
  if (/^\s*(?:enabled|isEnabled)\s*=\s*false\b/.test(text) && isInTestTask(file, line)) {
    return [foundAt(file, line, { severity: "violation", why: "The task that tests is disabled." })];
  }
  const rule = rules.find(({ pattern }) => pattern.test(text));
  return rule === undefined ? [] : [foundAt(file, line, { severity: rule.severity, why: rule.why })];
}

/** What is left out of coverage, of a linter, of types or of a package is still run. */
function isOfRunner({ path, after = "" }: FileView, line: number, text: string): boolean {
  if (/tsconfig|biome|eslint|ruff|mypy|flake8|pylint|codecov|sonar|coveragerc|Cargo\.toml/.test(path))
    return false;
  if (/\.(?:toml|cfg|ini)$/.test(path))
    return /--(?:ignore|deselect)\b|norecursedirs|collect_ignore/.test(text);
  const above = after.split("\n").slice(Math.max(0, line - 4), line);
  return !above.some((one) => /coverage/i.test(one.slice(0, 300)));
}

/** Gradle. */
function isInTestTask({ path, after = "" }: FileView, line: number): boolean {
  if (!/\.gradle(?:\.kts)?$/.test(path)) return false;
  const open = after
    .split("\n")
    .slice(Math.max(0, line - 1 - mostAbove), line - 1)
    .findLast((one) => /\{\s*$/.test(one.slice(0, 300)));
  return /\b[tT]est\b[\w">() ]{0,40}\{\s*$/.test(open ?? "");
}

const ruleLine = /^\s*["']?([@\w/-]{3,80})["']?\s*:\s*\[?\s*(["']?(?:off|error|warn|on)["']?|[012])\s*[,\]]?/;

/** Rules of a linter that were on. */
function rulesOff(file: FileView): readonly Found[] {
  if (!/eslint|biome/.test(file.path)) return [];
  const settingOf = (text: string) => ruleLine.exec(text.slice(0, 300)) ?? [];
  const isOff = (value = "") => /off|0/.test(value);
  const on = new Set(
    file.removed.flatMap(({ text }) => {
      const [, name, value] = settingOf(text);
      return name === undefined || isOff(value) ? [] : [name];
    }),
  );
  return file.added.flatMap(({ line, text }) => {
    const [, name, value] = settingOf(text);
    if (name === undefined || !isOff(value) || !on.has(name)) return [];
    return [foundAt(file, line, { severity: "suspicion", why: `The rule \`${name}\` was turned off.` })];
  });
}

/** Lists go over several lines: the name of one is above. */
const mostAbove = 8;

function isExcluding({ after = "" }: FileView, line: number, text: string): boolean {
  if (excluding.test(text)) return true;
  const above = after
    .split("\n")
    .slice(Math.max(0, line - 1 - mostAbove), line - 1)
    .map((one) => one.slice(0, 300))
    .toReversed();
  for (const one of above) {
    if (/[\])}>]\s*,?\s*;?\s*$/.test(one) && !/[[({]\s*$/.test(one) && !/^\s*["'<]/.test(one)) return false;
    if (/[[({]\s*$|^\s*<excludes>|=\s*$/.test(one)) return excluding.test(one);
  }
  return false;
}
