#!/usr/bin/env node
import { enableCompileCache } from "node:module";
// src/cli/main.ts
enableCompileCache();
const { runCli } = await import("./chunks/run-cli-DCAXldFs.js");
const { endProcess, processTerminal } = await import("./chunks/terminal-tgzEs4pJ.js");
endProcess(await runCli(process.argv.slice(2), processTerminal()));
export {};
