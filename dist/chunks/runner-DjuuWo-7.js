import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { EOL } from "node:os";
// src/action/runner.ts
/** The runner shows it nowhere from now on. */
function setSecret(secret) {
	issue("add-mask", secret);
}
/** A line for the job's log. */
function info(text) {
	process.stdout.write(`${text}${EOL}`);
}
function notice(text, title) {
	issue("notice", text, title);
}
function warning(text, title) {
	issue("warning", text, title);
}
function error(text, title) {
	issue("error", text, title);
}
/** For the steps after this one, and for people. */
function setOutput(name, value) {
	appendTo("GITHUB_OUTPUT", keyed(name, value));
}
/** For the last step of the same job. */
function saveState(name, value) {
	appendTo("GITHUB_STATE", keyed(name, value));
}
/** The empty text where nothing was saved. */
function getState(name) {
	return process.env[`STATE_${name}`] ?? "";
}
/** Adds Markdown to the job's page. */
function writeSummary(markdown) {
	appendTo("GITHUB_STEP_SUMMARY", markdown);
}
/** A token that says which job this is, for one audience. */
async function identify(audience) {
	const { getIDToken } = await import("./core-ChRwkR02.js");
	return getIDToken(audience);
}
function issue(command, text, title) {
	info(`::${command}${title === void 0 ? "" : ` title=${escapeProperty(title)}`}::${escapeData(text)}`);
}
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
/** Nothing in a value can end it: the delimiter is new each time. */
function keyed(name, value) {
	const delimiter = `ghadelimiter_${randomUUID()}`;
	return `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`;
}
/** Where there is no runner nobody reads it. */
function appendTo(variable, text) {
	const path = process.env[variable];
	if (path) appendFileSync(path, text);
}
export { notice as a, setSecret as c, info as i, warning as l, getState as n, saveState as o, identify as r, setOutput as s, error as t, writeSummary as u };
