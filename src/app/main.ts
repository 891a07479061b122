#!/usr/bin/env node
// The entry of the App. No logic here: it is in run-app.ts.
import { newerNode, nodeTooOld } from "../adapters/oldest-node.ts";

// Nothing else is imported before this: an older Node would fail at it, in words that help nobody.
const tooOld = nodeTooOld(process.versions.node);
if (tooOld !== undefined) {
  console.error(`${tooOld}\n${newerNode}`);
  process.exit(40);
}

const { runApp } = await import("./run-app.ts");

process.exitCode = await runApp(process.env);
