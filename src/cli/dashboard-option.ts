import { type Command, InvalidArgumentError } from "commander";

/** The port of the original's dashboard. */
const usualPort = 8080;

export function addDashboardCommand(program: Command): Command {
  return program
    .command("dashboard")
    .description("the missions of this repository as pages in a browser, on this machine alone; reads only")
    .option(
      "-p, --port <n>",
      `where it listens, on 127.0.0.1; 0: any that is free (default: ${usualPort})`,
      port,
      usualPort,
    );
}

function port(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : -1;
  if (number < 0 || number > 65_535) throw new InvalidArgumentError("expected a number from 0 to 65535");
  return number;
}
