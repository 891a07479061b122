#!/usr/bin/env node
// The entry of the `cco` command. No logic here: it is in run-cli.ts.
import { runCli } from "./run-cli.ts";
import { endProcess, processTerminal } from "./terminal.ts";

endProcess(await runCli(process.argv.slice(2), processTerminal()));
