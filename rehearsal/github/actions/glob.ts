/**
 * GitHub's filter patterns: `*` and `**` as in globs, but `?` and `+` repeat the character before them.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function matchesPatterns(patterns: readonly string[], name: string): boolean {
  let matched = false;
  // The last pattern that fits decides; `!` takes out what an earlier one let in.
  for (const pattern of patterns) {
    if (pattern.startsWith("!")) {
      if (toRegExp(pattern.slice(1)).test(name)) matched = false;
    } else if (toRegExp(pattern).test(name)) matched = true;
  }
  return matched;
}

function toRegExp(pattern: string): RegExp {
  const source = pattern.replaceAll(/\*\*\/|\*\*|\*|\\.|[.^$|(){}]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    return part.startsWith("\\") ? part : `\\${part}`;
  });
  return new RegExp(`^(?:${source})$`);
}
