import { createProgram } from "#src/cli/program.ts";

const silent = { write() {}, error() {}, interactive: false, columns: 80, env: {}, cwd: "." };

/** Reads a command line as `cco` does, without doing it. Rejects what `cco` would refuse; `[x]` may be there, `n` is a number. */
export async function readCommandLine(line: string): Promise<void> {
  const program = createProgram(silent, () => {});
  for (const command of program.commands) command.action(() => {});
  const words = line
    .replaceAll(/[[\]]/g, "")
    .replaceAll(/(?<=--add-[a-z]+) n\b/g, " 1")
    .split(/\s+/);
  await program.parseAsync(words.slice(1), { from: "user" });
}
