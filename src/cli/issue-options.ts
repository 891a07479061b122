import { type Command, InvalidArgumentError, Option } from "commander";
import { isRepositoryName } from "../core/remote-address.ts";

/** What commands on missions take for a mission that is an issue. */
export type IssueOptions = {
  readonly issue?: number | undefined;
  readonly repository?: string | undefined;
  readonly token?: string | undefined;
  readonly baseBranch?: string | undefined;
  readonly approveText?: string | undefined;
  /** Choose from a list. */
  readonly interactive?: boolean | undefined;
  readonly labels?: string | undefined;
};

export type PublishOptions = {
  readonly createPr?: boolean | undefined;
  readonly semanticCommits?: boolean | undefined;
  readonly auto?: boolean | undefined;
  readonly pollInterval?: string | undefined;
  readonly maxIssues?: string | undefined;
};

/** Which issue. */
export function addIssueOptions(command: Command): Command {
  const issue = new Option("-i, --issue <number>", "the mission is this issue on GitHub");
  return command
    .addOption(issue.argParser(issueNumber).conflicts(["mission", "interactive"]))
    .option("-r, --repository <owner/name>", "where the issue is (default: the one of `origin`)", repository)
    .option("--base-branch <name>", "what the issue's work starts from (default: GitHub's default branch)")
    .option(
      "--approve-text <hash>",
      "let commands and settings in the issue count that a stranger wrote",
      hash,
    );
}

/** What is done with the work on an issue. The hidden ones are the original's. */
export function addPublishOptions(command: Command): Command {
  const hidden = (flags: string) => new Option(flags).hideHelp();
  return command
    .option("--create-pr", "push the issue's branch at the end and open a draft pull request")
    .option("--interactive", "choose from the open issues")
    .option("--labels <names>", "the labels of the issues to choose from (default: cco:mission)")
    .addOption(hidden("-t, --token <token>"))
    .addOption(hidden("--semantic-commits"))
    .addOption(hidden("--auto"))
    .addOption(hidden("--poll-interval <time>"))
    .addOption(hidden("--max-issues <n>"));
}

/** The original's names for `cco start --issue`. */
export function addGitHubCommand(program: Command): Command {
  const command = program
    .command("github")
    .alias("github-mission")
    .description("the same as `cco start`, for an issue")
    .option("-c, --config <file>", "the configuration (default: .cco/config.yaml)");
  return addPublishOptions(addIssueOptions(command));
}

function issueNumber(text: string): number {
  const [, number] = /^#?(\d{1,9})$/.exec(text) ?? [];
  if (number === undefined || Number(number) === 0)
    throw new InvalidArgumentError("expected the number of an issue, such as 42");
  return Number(number);
}

function repository(text: string): string {
  if (!isRepositoryName(text)) throw new InvalidArgumentError("expected owner/name");
  return text;
}

function hash(text: string): string {
  if (!/^[0-9a-f]{7,64}$/.test(text))
    throw new InvalidArgumentError("expected the beginning of the hash that `cco validate --issue` says");
  return text;
}
