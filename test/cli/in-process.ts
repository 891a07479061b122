import { runCli } from "#src/cli/run-cli.ts";
import type { Terminal } from "#src/cli/terminal.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A terminal in a directory, which nobody looks at, and what was written to it. */
export function createTerminal(cwd: string, env: Environment = process.env) {
  const said = { stdout: "", stderr: "" };
  const terminal: Terminal = {
    write: (text) => {
      said.stdout += text;
    },
    error: (text) => {
      said.stderr += text;
    },
    interactive: false,
    columns: 80,
    env: { ...env, NO_COLOR: "1" },
    cwd,
  };
  return { terminal, said };
}

/** Runs `cco` in a directory, in this process. */
export async function cco(cwd: string, args: readonly string[], env?: Environment) {
  const { terminal, said } = createTerminal(cwd, env);
  const code = await runCli(args, terminal);
  return { code, ...said };
}
