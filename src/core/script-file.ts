/** What a shell or an interpreter runs because a command line names it. */
const shellScript = /\.(?:sh|bash|zsh|ps1|bat|cmd)$/i;
/** Programs by whose name it is plain that they prove, and are not what is proved. */
const provingProgram = /(?:^|\/)(?:verify|check)(?:[-_.][^/]*)?\.(?:[cm]?[jt]s|py|rb|pl|php)$/i;

/**
 * The scripts among the words of command lines, as git glob patterns that match them in any folder. They are part of
 * what was asked, like the command itself.
 */
export function scriptFiles(commands: readonly string[]): readonly string[] {
  const words = commands.flatMap((command) => command.split(/[\s;&|()<>"'`=]+/));
  const paths = words.filter((word) => shellScript.test(word) || provingProgram.test(word));
  const inside = paths
    .map((path) => path.replace(/^(?:\.\/)+/, ""))
    .filter((path) => /^[\w@+-]/.test(path) && !/[*?[\]\\{}$]|(?:^|\/)\.\.(?:\/|$)/.test(path));
  return [...new Set(inside)].map((path) => `**/${path}`);
}
