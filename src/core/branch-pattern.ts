/**
 * Whether the pattern of a branch protection is about a branch. A star ends at a slash, `**` with a slash stands for any
 * directories. https://ruby-doc.org/core/File.html#method-c-fnmatch (with FNM_PATHNAME, as GitHub says)
 */
export function coversBranch(pattern: string, branch: string): boolean {
  const source = pattern.replace(/\*\*\/|\*+|\?|\[!?[^\]/]+\]|[\\^$.|+(){}[\]]/g, sourceOf);
  try {
    return new RegExp(`^${source}$`, "u").test(branch);
  } catch {
    return false;
  }
}

function sourceOf(part: string): string {
  if (part === "**/") return "(?:[^/]+/)*";
  if (part.startsWith("*")) return "[^/]*";
  if (part === "?") return "[^/]";
  return part.length > 1 ? part.replace("[!", "[^") : `\\${part}`;
}
