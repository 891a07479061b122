#!/usr/bin/env node
// The entry of the `cco` command. No logic here: it is in run-cli.ts.
import module from "node:module";
import { newerNode, nodeTooOld } from "../adapters/oldest-node.ts";

// Nothing else is imported before this: an older Node would fail at it, in words that help nobody.
const tooOld = nodeTooOld(process.versions.node);
if (tooOld !== undefined) {
  console.error(`error ${tooOld}\nfix   ${newerNode}`);
  process.exit(40);
}

// Before anything else is loaded: the second start takes half the time of the first.
module.enableCompileCache();
const { runCli } = await import("./run-cli.ts");
const { endProcess, processTerminal } = await import("./terminal.ts");

endProcess(await runCli(process.argv.slice(2), processTerminal()));
