import { Command, InvalidArgumentError } from "commander";
import { addDashboardCommand } from "./dashboard-option.ts";
import { addGitHubCommand, addIssueOptions, addPublishOptions } from "./issue-options.ts";
import { readTemplates, renderTemplates } from "./templates.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** The `cco` command. `done` receives the exit code of the command that ran. */
export function createProgram(terminal: Terminal, done: (exitCode: number) => void): Command {
  const program = new Command("cco")
    .description("Keeps Claude Code at a mission until its Definition of Done is proved.")
    .version(version)
    .configureOutput({ writeOut: terminal.write, writeErr: terminal.error })
    .exitOverride();
  const run: Runner =
    (command) =>
    async (...args) =>
      done(await command(...args));
  addMissionCommands(program, terminal, run);
  addSessionCommands(program, terminal, run);
  return program;
}

/** Makes an action of a command: its exit code is passed on. */
type Runner = <T extends readonly unknown[]>(
  command: (...args: T) => Promise<number>,
) => (...args: T) => Promise<void>;

function addMissionCommands(program: Command, terminal: Terminal, run: Runner): void {
  program
    .command("init")
    .description("make .cco with a configuration and a mission; never overwrites")
    .option("-m, --mission <file>", "where to write the mission")
    .option("-t, --template <name>", "a whole mission to start from; `list` shows them")
    .option("--github", "also write the workflow and the issue form that make issues missions")
    .option("--app <url>", "the same, with the address of your CCO App: what it pushes starts CI", address)
    .addHelpText("after", templateHelp)
    .action(run(async (options) => (await import("./commands/init.ts")).init(options, terminal)));
  for (const [name, command, description] of onMissions) {
    const made = program
      .command(name)
      .description(description)
      .option(
        "-m, --mission <file>",
        "the mission, YAML or JSON (default: .cco/mission.yaml, else mission.yaml)",
      )
      .option("-c, --config <file>", "the configuration (default: .cco/config.yaml)")
      .action(run(async (options) => (await command())(options, terminal)));
    addIssueOptions(made);
    if (name === "start") addPublishOptions(addStartOptions(made));
  }
  addGitHubCommand(program).action(
    run(async (options) => (await import("./commands/github.ts")).github(options, terminal)),
  );
  program
    .command("resume")
    .description("go on with a mission that was stopped, waits or died")
    .option("-s, --session <id>", "which mission; without it there is a list to choose from")
    .option("-c, --config <file>", "the configuration (default: .cco/config.yaml)")
    .option("--add-usd <n>", "raise the budget by so many dollars", positive)
    .option("--add-iterations <n>", "raise the budget by so many iterations", positiveInteger)
    .option("--add-minutes <n>", "raise the budget by so many minutes", positive)
    .option("--add-tokens <n>", "raise the budget by so many tokens", positiveInteger)
    .action(run(async (options) => (await import("./commands/resume.ts")).resume(options, terminal)));
  program
    .command("models [filter]")
    .description("the models that the keys at hand can use, with prices")
    .option("-c, --config <file>", "the configuration (default: .cco/config.yaml)")
    .option("--free", "only the ones that cost nothing")
    .option("--json", "as JSON")
    .action(
      run(async (filter: string | undefined, options) =>
        (await import("./commands/models.ts")).models(filter, options, terminal),
      ),
    );
  program
    .command("doctor")
    .description("what a mission needs, and how to get what is missing")
    .option("-c, --config <file>", "the configuration (default: .cco/config.yaml)")
    .action(run(async (options) => (await import("./commands/doctor.ts")).doctor(options, terminal)));
}

function addStartOptions(start: Command): Command {
  return start
    .option("--model <name>", "the manager's model for this run, by its provider's name; wins over all files")
    .option("--plan-only", "say what a start would do first, and do nothing, as `cco next`")
    .option("--resume", "go on with the mission's session, also when it was stopped")
    .option("--use-sdk", "changes nothing: Claude Code is always run through its SDK");
}

function addSessionCommands(program: Command, terminal: Terminal, run: Runner): void {
  onSession(program, "status", "where a mission stands")
    .option("-l, --list", "all sessions, one line each")
    .option("-w, --watch", "show it again whenever it changes")
    .option("--json", "as JSON")
    .action(run(async (options) => (await import("./commands/status.ts")).status(options, terminal)));
  addDashboardCommand(program).action(
    run(async (options) => (await import("./commands/dashboard.ts")).dashboard(options, terminal)),
  );
  onSession(program, "log", "the ledger as a story")
    .option("--json", "as JSON lines")
    .action(run(async (options) => (await import("./commands/log.ts")).log(options, terminal)));
  onSession(program, "stop", "end a mission; what its worker did is committed")
    .option("--why <text>", "the reason, for the ledger")
    .action(run(async (options) => (await import("./commands/stop.ts")).stop(options, terminal)));
  onSession(program, "pause", "end the worker, commit what it did, and wait").action(
    run(async (options) => (await speak()).pause(options, terminal)),
  );
  onSession(program, "steer <text>", "tell the worker something, in its next brief").action(
    run(async (text: string, options) => (await speak()).steer(text, options, terminal)),
  );
  onSession(
    program,
    "approve <criterion> [of]",
    "approve a criterion at the head as it is; or `checks`, all that were drafted or those of one criterion",
  ).action(
    run(async (criterion: string, of: string | undefined, options) =>
      (await speak()).approve(criterion, of, { ...options, terminal }),
    ),
  );
  onSession(program, "reject <criterion> <why>", "say why a criterion is not met").action(
    run(async (criterion: string, why: string, options) =>
      (await speak()).reject(criterion, why, { ...options, terminal }),
    ),
  );
}

/** Read only when somebody asks for help. */
function templateHelp(): string {
  return `\nTemplates:\n${renderTemplates(readTemplates())
    .map((line) => `  ${line}`)
    .join("\n")}`;
}

/** Commands are loaded when they are called: a quick one does not wait for the code of a long one. */
const speak = () => import("./commands/speak.ts");

const onMissions = [
  [
    "start",
    async () => (await import("./commands/start.ts")).start,
    "take a mission from its file to its end",
  ],
  [
    "verify",
    async () => (await import("./commands/verify.ts")).verify,
    "prove the head now; spends nothing on the worker",
  ],
  [
    "validate",
    async () => (await import("./commands/validate.ts")).validate,
    "say how a mission is understood, or what is wrong with it",
  ],
  [
    "next",
    async () => (await import("./commands/next.ts")).next,
    "say what a start would do first, and do nothing",
  ],
] as const;

function onSession(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option("-s, --session <id>", "which mission (default: the one that moved last)");
}

/** Tokens go there: nobody on the way may read them. */
function address(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "https:" || url.search + url.hash + url.username !== "")
    throw new InvalidArgumentError("expected an address such as https://cco.example.com");
  return url.href.replace(/\/+$/, "");
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError("expected a number above 0");
  return number;
}

function positiveInteger(text: string): number {
  const number = positive(text);
  if (!Number.isInteger(number)) throw new InvalidArgumentError("expected a whole number");
  return number;
}
