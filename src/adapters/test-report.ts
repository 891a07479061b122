import { boundedNames } from "../core/failed-tests.ts";
import { isMapping } from "../core/problem.ts";

/** What a report of a test run says. Skipped tests did not run. */
export type TestReport = {
  readonly tests: number;
  readonly failed: number;
  /** Names of failed tests, the first ones. */
  readonly failures: readonly string[];
};

/**
 * Reads a report by what is in it, whatever its file is called: JUnit XML, Visual Studio's TRX, TAP, and the JSON of
 * vitest, jest, mocha, Playwright, pytest (json-report) and `go test -json`. Undefined when it is none of them.
 */
export async function parseTestReport(text: string): Promise<TestReport | undefined> {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("<")) return parseXmlReport(start);
  if (start.startsWith("{")) return reportOfJson(start) ?? reportOfGo(start);
  return /^(?:TAP version 1[34]|1\.\.\d+|ok \d|not ok \d)/m.test(start) ? reportOfTap(start) : undefined;
}

/** Several reports of one run, as one. */
export function sumOfReports(reports: readonly TestReport[]): TestReport {
  return {
    tests: reports.reduce((sum, one) => sum + one.tests, 0),
    failed: reports.reduce((sum, one) => sum + one.failed, 0),
    failures: boundedNames(reports.flatMap((one) => one.failures)),
  };
}

type Result = { readonly name: string; readonly state: "passed" | "failed" | "skipped" };

function reportOf(results: readonly Result[]): TestReport {
  const failed = results.filter((one) => one.state === "failed");
  const tests = results.filter((one) => one.state !== "skipped").length;
  return { tests, failed: failed.length, failures: boundedNames(failed.map((one) => one.name)) };
}

/** The parser is only loaded where there is XML. It expands no entities but the five of XML itself. */
async function parseXmlReport(text: string): Promise<TestReport | undefined> {
  const { XMLParser } = await import("fast-xml-parser");
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: { enabled: true, maxTotalExpansions: 1_000_000 },
    htmlEntities: false,
    removeNSPrefix: true,
    isArray: (name) => ["testsuite", "testcase", "UnitTestResult"].includes(name),
  });
  let root: unknown;
  try {
    root = parser.parse(text, true);
  } catch {
    return undefined;
  }
  if (!isMapping(root)) return undefined;
  if (isMapping(root.TestRun)) return reportOf(elementsOf(root.TestRun, "UnitTestResult").map(trxResult));
  if (root.testsuites === undefined && root.testsuite === undefined) return undefined;
  return reportOf(elementsOf(root, "testcase").map(junitResult));
}

type Element = Readonly<Record<string, unknown>>;

/** All elements of a name, however deep. */
function elementsOf(value: unknown, name: string): Element[] {
  if (Array.isArray(value)) return value.flatMap((one) => elementsOf(one, name));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === name && Array.isArray(child)
      ? child.map((one) => (isMapping(one) ? one : {}))
      : elementsOf(child, name),
  );
}

function junitResult(test: Element): Result {
  const name = [test.classname, test.name]
    .filter((part) => typeof part === "string" && part !== "")
    .join(" ");
  if (test.failure !== undefined || test.error !== undefined) return { name, state: "failed" };
  return { name, state: test.skipped === undefined ? "passed" : "skipped" };
}

const trxPassed = ["Passed", "PassedButRunAborted", "Warning"];
const trxSkipped = ["NotExecuted", "NotRunnable", "Inconclusive", "Pending"];

function trxResult({ testName, outcome }: Element): Result {
  const name = String(testName ?? "");
  if (trxSkipped.includes(String(outcome))) return { name, state: "skipped" };
  return { name, state: trxPassed.includes(String(outcome)) ? "passed" : "failed" };
}

function reportOfTap(text: string): TestReport {
  const lines = text.split(/\r?\n/).filter((line) => line.length <= 10_000);
  const results = lines.flatMap((line): Result[] => {
    const match = /^(not )?ok\b(?: +\d+)?(?: +-)? *(.*?)(?: +# *(skip|todo)\b.*)?$/i.exec(line);
    if (match === null) return [];
    const [, not, name = "", directive] = match;
    if (directive !== undefined) return [{ name, state: "skipped" }];
    return [{ name, state: not === undefined ? "passed" : "failed" }];
  });
  return reportOf(results);
}

function reportOfJson(text: string): TestReport | undefined {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isMapping(report)) return undefined;
  return (
    reportOfJest(report) ?? reportOfMocha(report) ?? reportOfPytest(report) ?? reportOfPlaywright(report)
  );
}

function listOf(value: unknown): readonly Element[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

/** vitest writes the same as jest. */
function reportOfJest(report: Element): TestReport | undefined {
  const { numPassedTests: passed, numFailedTests: failed, testResults } = report;
  if (typeof passed !== "number" || typeof failed !== "number") return undefined;
  const tests = listOf(testResults).flatMap((file) => listOf(file.assertionResults));
  const names = tests
    .filter((one) => one.status === "failed")
    .map((one) => String(one.fullName ?? one.title));
  // A file that cannot be loaded has no tests that could fail.
  const broken = listOf(testResults).filter(
    (file) => file.status === "failed" && listOf(file.assertionResults).length === 0,
  );
  return {
    tests: passed + failed,
    failed: failed + broken.length,
    failures: boundedNames([...names, ...broken.map((file) => String(file.name))]),
  };
}

function reportOfMocha({ stats, failures }: Element): TestReport | undefined {
  if (!isMapping(stats) || typeof stats.passes !== "number" || typeof stats.failures !== "number")
    return undefined;
  return {
    tests: stats.passes + stats.failures,
    failed: stats.failures,
    failures: boundedNames(listOf(failures).map((one) => String(one.fullTitle ?? one.title))),
  };
}

function reportOfPytest({ summary, tests }: Element): TestReport | undefined {
  if (!isMapping(summary) || !Array.isArray(tests)) return undefined;
  return reportOf(
    listOf(tests).map(({ nodeid, outcome }) => ({
      name: String(nodeid),
      state:
        outcome === "skipped" ? "skipped" : outcome === "failed" || outcome === "error" ? "failed" : "passed",
    })),
  );
}

function reportOfPlaywright({ stats, suites }: Element): TestReport | undefined {
  if (!isMapping(stats) || !Array.isArray(suites)) return undefined;
  const { expected, unexpected, flaky = 0 } = stats;
  if (typeof expected !== "number" || typeof unexpected !== "number" || typeof flaky !== "number")
    return undefined;
  return {
    tests: expected + unexpected + flaky,
    failed: unexpected,
    failures: boundedNames(
      specsOf(suites)
        .filter((one) => one.ok === false)
        .map((one) => String(one.title)),
    ),
  };
}

function specsOf(suites: unknown): readonly Element[] {
  return listOf(suites).flatMap((suite) => [...listOf(suite.specs), ...specsOf(suite.suites)]);
}

/** One event a line. A test's last event counts. */
function reportOfGo(text: string): TestReport | undefined {
  const states = new Map<string, Result["state"]>();
  let isGo = false;
  for (const line of text.split("\n")) {
    const event = eventOf(line);
    if (event === undefined || typeof event.Action !== "string") continue;
    isGo ||= typeof event.Package === "string";
    const state = goStates[event.Action];
    if (state !== undefined && typeof event.Test === "string")
      states.set(`${event.Package} ${event.Test}`, state);
  }
  return isGo ? reportOf([...states].map(([name, state]) => ({ name, state }))) : undefined;
}

const goStates: Readonly<Record<string, Result["state"]>> = {
  pass: "passed",
  fail: "failed",
  skip: "skipped",
};

function eventOf(line: string): Element | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const event: unknown = JSON.parse(line);
    return isMapping(event) ? event : undefined;
  } catch {
    return undefined;
  }
}
