#!/usr/bin/env node
// src/adapters/oldest-node.ts
/** The oldest Node that what is published runs on, as `engines` in package.json says it. */
const oldestNode = "22.18";
/** The mistake to show on an older Node, which cannot even read the rest; undefined when this one will do. */
function nodeTooOld(found) {
	const [major = 0, minor = 0] = found.split(".").map(Number);
	const [leastMajor = 0, leastMinor = 0] = oldestNode.split(".").map(Number);
	if (major > leastMajor || major === leastMajor && minor >= leastMinor) return void 0;
	return `CCO needs Node ${oldestNode} or newer, and this is Node ${found}.`;
}
/** How to mend it. */
const newerNode = `Install Node ${oldestNode} or newer, from https://nodejs.org or with the tool that brought this one.`;
// src/app/main.ts
const tooOld = nodeTooOld(process.versions.node);
if (tooOld !== void 0) {
	console.error(`${tooOld}\n${newerNode}`);
	process.exit(40);
}
const { runApp } = await import("./chunks/run-app-2VAsINRI.js");
process.exitCode = await runApp(process.env);
export {};
