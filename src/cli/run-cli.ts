import { styleText } from "node:util";
import { CommanderError } from "commander";
import { UserError } from "../core/error.ts";
import { exitCodeOf } from "../core/outcome.ts";
import { createProgram } from "./program.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line and returns its exit code. The one place where errors of the command become text. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  try {
    await createProgram(terminal, (code) => {
      exitCode = code;
    }).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodeOf("misconfigured");
    if (error instanceof UserError) {
      terminal.error(
        `${styleText("red", "error")} ${error.message}\n${styleText("bold", "fix")}   ${error.fix}\n`,
      );
      return exitCodeOf("misconfigured");
    }
    terminal.error(
      `This is a fault of CCO, not of your mission. Nothing recorded is lost; \`cco resume\` goes on.\n`,
    );
    terminal.error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCodeOf("failed");
  }
}
