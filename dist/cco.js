#!/usr/bin/env node
import { n as nodeTooOld, t as newerNode } from "./chunks/oldest-node-R9n9mv65.js";
import module from "node:module";
// src/cli/main.ts
const tooOld = nodeTooOld(process.versions.node);
if (tooOld !== void 0) {
	console.error(`error ${tooOld}\nfix   ${newerNode}`);
	process.exit(40);
}
module.enableCompileCache();
const { runCli } = await import("./chunks/run-cli-TMgKd9TU.js");
const { endProcess, processTerminal } = await import("./chunks/terminal-tgzEs4pJ.js");
endProcess(await runCli(process.argv.slice(2), processTerminal()));
export {};
