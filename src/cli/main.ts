#!/usr/bin/env node
// The entry of the `cco` command. No logic here: it is in run-cli.ts.
import { enableCompileCache } from "node:module";

// Before anything else is loaded: the second start takes half the time of the first.
enableCompileCache();
const { runCli } = await import("./run-cli.ts");
const { endProcess, processTerminal } = await import("./terminal.ts");

endProcess(await runCli(process.argv.slice(2), processTerminal()));
