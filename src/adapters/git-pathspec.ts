/**
 * Git pathspecs for patterns that guard paths: by git's own glob rules, in any case of letters (on some
 * systems `.GITHUB` is `.github`), and with `x/**` covering `x` itself, so that a file or a symlink put
 * in the directory's place is caught as well.
 */
export function guardedPaths(patterns: readonly string[]): readonly string[] {
  return [...new Set(patterns.flatMap(withDirectory))].map((pattern) => `:(top,icase,glob)${pattern}`);
}

function withDirectory(pattern: string): readonly string[] {
  const directory = pattern.replace(/(\/\*\*)+\/?$/, "");
  return directory === pattern || directory === "" || directory === "**" ? [pattern] : [pattern, directory];
}
