/**
 * Whether a path is one that a git glob pattern names, in any case of letters: `*` and `?` stay within a part of the
 * path, `**` goes across, and a pattern that names a directory names everything in it.
 */
export function matchesPath(pattern: string, path: string): boolean {
  return expressionOf(pattern.replace(/\/+$/, "")).test(path);
}

export function matchesAny(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => matchesPath(pattern, path));
}

function expressionOf(pattern: string): RegExp {
  const source = pattern.replace(/^\/|(\*\*\/)+|\/\*\*$|\*+|\?|\[[^\]/]+\]|[.+^${}()|\\[\]]/g, (part) => {
    if (part === "/") return "";
    if (part.startsWith("**/")) return "(?:.*/)?";
    if (part === "/**") return "(?:/.*)?";
    if (part.startsWith("*")) return "[^/]*";
    if (part === "?") return "[^/]";
    if (part.length > 1 && part.startsWith("[")) return part.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
    return `\\${part}`;
  });
  return new RegExp(`^${source}(?:/.*)?$`, "is");
}
