const tools = "npm|pnpm|yarn|bun|composer|deno|node|npm-run-all|run-s|run-p|turbo|lerna|nx";
const invocation = new RegExp(`(?:^|[\\s;&|("'/])(?:${tools})((?:[ \\t]+[^\\s;&|()]+)+)`, "g");
/** `npm t` and `npm tst` are `npm test`. */
const short: Readonly<Record<string, string>> = { t: "test", tst: "test" };

/**
 * Words of a command line by which a package manager may mean one of the project's scripts: `test` of `npm test` and
 * `yarn test`, `x` of `npm run x`, `pnpm -r x` and `composer run-script x`. A word that names no script does no harm.
 */
export function scriptsIn(command: string): readonly string[] {
  return [...command.matchAll(invocation)].flatMap(([, words = ""]) => {
    const named = words.trim().split(/\s+/);
    const end = named.indexOf("--");
    return (end < 0 ? named : named.slice(0, end))
      .map((word) => word.replaceAll(/^["']|["']$/g, "").replace(/^--run=/, ""))
      .filter((word) => !word.startsWith("-"))
      .map((word) => short[word] ?? word);
  });
}
