const lines: readonly (readonly [string, string])[] = [
  ["start", "start the mission, or go on with it (also `run`)"],
  ["status", "say where it is"],
  ["pause", "wait after the work at hand"],
  ["resume", "go on"],
  ["stop [why]", "stop; the work stays (also `abort`)"],
  ["retry", "go on after a failure"],
  ["verify", "prove the head again"],
  ["approve <criterion>", "approve a criterion at the head"],
  ["approve text", "let the commands and settings of the issue count, as it is now"],
  ["approve findings", "let stand what was found in the change, as it is at the head"],
  ["approve checks [criterion]", "let the checks count that were drafted, as they are now"],
  ["reject <criterion> <why>", "say why it is not met"],
  ["budget +5usd +10iterations", "raise the budget (also `minutes`, `tokens`)"],
  ["steer <text>", "tell the worker something"],
  ["rollback <iteration>", "say how to take back what came after it"],
  ["help", "say this"],
];

/** What can be asked of CCO; first what was probably meant. */
export function renderHelp(nearest?: string): string {
  const meant = nearest === undefined ? "" : `Did you mean \`/cco ${nearest}\`?\n\n`;
  const rows = lines.map(([command, what]) => `- \`/cco ${command}\`: ${what}`);
  return `${meant}On the first line of a comment, from people with write access:\n\n${rows.join("\n")}`;
}

/** The line of help of one command. */
export function usageOf(word: string): string | undefined {
  const command = lines.find(([line]) => line.split(" ", 1)[0] === word)?.[0];
  return command === undefined ? undefined : `/cco ${command}`;
}
