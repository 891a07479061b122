/**
 * Lines of a command that cannot fail it: the shell goes on after `! command` whatever that comes to, and only the last
 * line decides (https://www.gnu.org/software/bash/manual/bash.html#The-Set-Builtin, `-e`).
 */
export function unheededLines(command: string): readonly string[] {
  const lines = command
    .replaceAll(/\\\r?\n/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  return lines.slice(0, -1).filter((line) => /^!\s/.test(line) && !/&&|\|\|/.test(line));
}
