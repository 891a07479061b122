import { isEntry, isRunnerConfig } from "./test-path.ts";
import { type ChangeView, type Found, foundAt } from "./view.ts";

/** On lines with their literals, for names stand in them. */
const sniffs: readonly RegExp[] = [
  /\b(?:VITEST|VITEST_WORKER_ID|JEST_WORKER_ID|PYTEST_CURRENT_TEST|PYTEST_VERSION|MOCHA_WORKER_ID|XUNIT_\w+|NUNIT_\w+|CARGO_TEST|RUST_TEST_THREADS|GO_TEST\w*)\b/,
  /\bNODE_ENV["'\]]{0,2}\s*[!=]==?\s*["']test["']|["']test["']\s*===?\s*process\.env\.NODE_ENV\b/,
  /["'](?:pytest|unittest|_pytest)["']\s+in\s+sys\.modules|sys\.modules\.get\(\s*["']pytest/,
  /\bprocess\.env\.CI\b|\bprocess\.env\[["']CI["']\]|\bos\.(?:environ(?:\.get\(|\[)|getenv\()\s*["']CI["']|\bGetEnvironmentVariable\(\s*["']CI["']|\bos\.(?:Getenv|LookupEnv)\(\s*"CI"|\benv::var(?:_os)?\(\s*"CI"|\bSystem\.getenv\(\s*"CI"/,
  /\btesting\.Testing\(\)|\bcfg!\(\s*test\s*\)|\bflag\.Lookup\(\s*"test\./,
  /(?:StackTrace|GetAssemblies|getStackTrace|Class\.forName).{0,200}["'](?:org\.junit|xunit|nunit|testhost)/i,
];

/** Code that asks whether it is being tested. */
export function environmentSniffing({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    if (file.is === undefined || file.isTest || file.isFixture || isRunnerConfig(file.path)) return [];
    // Programs ask where they run to print less, and scripts of CI are made for it.
    const asked = isEntry(file.path)
      ? sniffs.filter((pattern) => !pattern.source.includes("env.CI"))
      : sniffs;
    return file.newCode.flatMap(({ line }) => {
      const raw = file.is?.raw[line - 1] ?? "";
      // How much is printed to a terminal is nothing that tests look at.
      if (/isTTY|isatty/i.test(raw) || !asked.some((pattern) => pattern.test(raw))) return [];
      return [
        foundAt(file, line, {
          severity: "suspicion",
          why: "The code asks here whether it runs under test or in CI.",
        }),
      ];
    });
  });
}
