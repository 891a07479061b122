import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { EOL } from "node:os";

// `@actions/core` says the same, and brings an HTTP client for identities along: that was a fifth of the way to the
// first request, and most of the last step. It is loaded where an identity is asked for.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

/** The runner shows it nowhere from now on. */
export function setSecret(secret: string): void {
  issue("add-mask", secret);
}

/** A line for the job's log. */
export function info(text: string): void {
  process.stdout.write(`${text}${EOL}`);
}

export function notice(text: string, title?: string): void {
  issue("notice", text, title);
}

export function warning(text: string, title?: string): void {
  issue("warning", text, title);
}

export function error(text: string, title?: string): void {
  issue("error", text, title);
}

/** For the steps after this one, and for people. */
export function setOutput(name: string, value: string): void {
  appendTo("GITHUB_OUTPUT", keyed(name, value));
}

/** For the last step of the same job. */
export function saveState(name: string, value: string): void {
  appendTo("GITHUB_STATE", keyed(name, value));
}

/** The empty text where nothing was saved. */
export function getState(name: string): string {
  return process.env[`STATE_${name}`] ?? "";
}

/** Adds Markdown to the job's page. */
export function writeSummary(markdown: string): void {
  appendTo("GITHUB_STEP_SUMMARY", markdown);
}

/** A token that says which job this is, for one audience. */
export async function identify(audience: string): Promise<string> {
  const { getIDToken } = await import("@actions/core");
  return getIDToken(audience);
}

function issue(command: string, text: string, title?: string): void {
  const properties = title === undefined ? "" : ` title=${escapeProperty(title)}`;
  info(`::${command}${properties}::${escapeData(text)}`);
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** Nothing in a value can end it: the delimiter is new each time. */
function keyed(name: string, value: string): string {
  const delimiter = `ghadelimiter_${randomUUID()}`;
  return `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`;
}

/** Where there is no runner nobody reads it. */
function appendTo(variable: string, text: string): void {
  const path = process.env[variable];
  if (path) appendFileSync(path, text);
}
