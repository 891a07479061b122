import { runInNewContext } from "node:vm";

/** Patterns look at the end of the output only, where summaries are. */
const longestText = 200_000;
const timeoutMs = 2000;

/**
 * Whether the last 200,000 characters of a text match a regular expression; `^` and `$` stand for any line's
 * beginning and end. Undefined when the answer takes longer than two seconds: some patterns need for ever.
 */
export function matchesPattern(source: string, text: string): boolean | undefined {
  const sandbox = { source, text: text.slice(-longestText) };
  try {
    return runInNewContext("new RegExp(source, 'm').test(text)", sandbox, { timeout: timeoutMs }) === true;
  } catch (error) {
    if (isTimeout(error)) return undefined;
    throw error;
  }
}

/** Not asked by `instanceof`: the error comes from another context, with an Error of its own. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
