import type { Command } from "commander";
import { createProgram } from "../../src/cli/program.ts";
import { renderHelp } from "../../src/core/command-help.ts";
import { closings, exitCodeOf } from "../../src/core/outcome.ts";
import { renderTable } from "./table.ts";

/** docs/commands.md: what can be said to a mission, from the tables that the code itself goes by. */
export function renderCommands(): string {
  return `${head}
## In a comment

On the first line of a comment on the mission's issue or pull request, from people with write access. A reaction says
that it was heard (👀) and done (👍); where there is more to say, or something is missing, there is an answer. Anybody
else's get a 👎 and change nothing.

${renderTable(["Command", "What it does"], spokenRows())}

Whatever follows on later lines belongs to \`steer\`, \`reject\` and \`stop\`. The same commands, without \`/cco\`, go
into the input \`command\` of the workflow (Actions, CCO, *Run workflow*) and of the Action.

Said twice, a command changes nothing the second time. \`stop\`, \`pause\`, \`resume\`, \`start\` and \`retry\` take each other
back: the last one counts. \`budget\` can only be raised. \`rollback\` does nothing by itself: it answers with the commands.

## In a terminal

${renderTable(["Command", "What it does"], typedRows())}

${renderTable(["Option", "Of", "What it says"], optionRows())}

Every command takes \`--help\`. \`cco-app\` runs the App, see [app.md](app.md).

## Exit codes

${renderTable(["Outcome", "Exit code"], [...closings.map((one) => [`\`${one}\``, String(exitCodeOf(one))]), ["another `cco` is at this mission", "75"]])}

\`cco verify\` exits 0 when everything required is met, else 1. A step of the Action exits 0 as well when it did the
one thing it was asked and handed over: the output \`outcome\` is \`continuing\`, \`parked\` or \`queued\` then. A
second Ctrl-C exits 130 at once.
`;
}

const head = `<!-- Written by \`npm run docs\` from the code's own tables. Change those. -->

# Commands
`;

/** Of the help that people get in a comment. */
function spokenRows(): readonly (readonly string[])[] {
  const rows = [...renderHelp().matchAll(/^- (`\/cco [^`]+`): (.+)$/gm)];
  return rows.map(([, command = "", what = ""]) => [command, what]);
}

function typedRows(): readonly (readonly string[])[] {
  return subcommands().map((one) => [`\`${usageOf(one)}\``, `${one.description()}${aliasesOf(one)}`]);
}

/** An option that means the same to several commands is one row. */
function optionRows(): readonly (readonly string[])[] {
  const options = subcommands().flatMap((command) =>
    command.options
      .filter(({ hidden }) => !hidden)
      .map(({ flags, description }) => ({ name: command.name(), flags, description })),
  );
  const alike = Map.groupBy(options, ({ flags, description }) => JSON.stringify([flags, description]));
  return [...alike.values()].map((same) => {
    const { flags = "", description = "" } = same[0] ?? {};
    return [`\`${flags}\``, same.map(({ name }) => `\`${name}\``).join(", "), description];
  });
}

function aliasesOf(command: Command): string {
  const names = command.aliases().map((one) => `\`cco ${one}\``);
  return names.length === 0 ? "" : ` (also ${names.join(", ")})`;
}

function usageOf(command: Command): string {
  const words = command.registeredArguments.map((one) =>
    one.required ? `<${one.name()}>` : `[${one.name()}]`,
  );
  return ["cco", command.name(), ...words].join(" ");
}

function subcommands(): readonly Command[] {
  return createProgram(silent, () => {}).commands;
}

const silent = { write() {}, error() {}, interactive: false, columns: 80, env: {}, cwd: "." };
