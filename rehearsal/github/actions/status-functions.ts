import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ScopeFunction } from "./expression.ts";
import type { JobResult } from "./job-record.ts";

export type Status = "success" | "failure" | "cancelled";

/** `success()` and its kin inside a job. */
export function stepFunctions(status: Status, workspace: string): Readonly<Record<string, ScopeFunction>> {
  return {
    ...withStatus(status),
    hashFiles: (...patterns) => hashFiles(workspace, patterns),
  };
}

/**
 * `success()` and its kin in a job's `if`. The jobs are all those it needs, directly or not: one that was skipped
 * far up keeps `success()` from being true.
 */
export function jobFunctions(
  needed: readonly JobResult[],
  cancelled: boolean,
): Readonly<Record<string, ScopeFunction>> {
  return {
    always: () => true,
    cancelled: () => cancelled,
    success: () => !cancelled && needed.every((result) => result === "success"),
    failure: () => !cancelled && needed.includes("failure"),
  };
}

function withStatus(status: Status): Readonly<Record<string, ScopeFunction>> {
  return {
    always: () => true,
    cancelled: () => status === "cancelled",
    success: () => status === "success",
    failure: () => status === "failure",
  };
}

/** SHA-256 over the SHA-256 of each file that matches; empty when none does. */
function hashFiles(workspace: string, patterns: readonly string[]): string {
  const paths = globSync([...patterns], { cwd: workspace }).sort();
  const files = paths.map((path) => join(workspace, path)).filter((path) => statSync(path).isFile());
  if (files.length === 0) return "";
  const whole = createHash("sha256");
  for (const file of files) whole.update(createHash("sha256").update(readFileSync(file)).digest());
  return whole.digest("hex");
}
