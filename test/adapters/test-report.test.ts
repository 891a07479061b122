import { expect, it } from "vitest";
import { parseTestReport, sumOfReports } from "#src/adapters/test-report.ts";

const junit = `<?xml version="1.0"?>
<testsuites><testsuite name="a"><properties/>
<testcase classname="a.A" name="adds &amp; more"><failure message="no">1 &lt; 2</failure></testcase>
<testsuite name="inner"><testcase classname="a.A" name="is"/></testsuite>
<testcase classname="a.A" name="broken"><error/></testcase>
<testcase classname="a.A" name="later"><skipped/></testcase>
</testsuite></testsuites>`;
const trx = `\uFEFF<?xml version="1.0"?><TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
<UnitTestResult testName="N.Adds" outcome="Failed"/><UnitTestResult testName="N.Is" outcome="Passed"/>
<UnitTestResult testName="N.Later" outcome="NotExecuted"/></Results></TestRun>`;
const jest = JSON.stringify({
  numPassedTests: 1,
  numFailedTests: 1,
  testResults: [
    { name: "/a.js", status: "failed", assertionResults: [{ fullName: "adds two", status: "failed" }] },
    { name: "/broken.js", status: "failed", assertionResults: [] },
  ],
});
const mocha = JSON.stringify({ stats: { passes: 2, failures: 1 }, failures: [{ fullTitle: "adds two" }] });
const pytest = JSON.stringify({
  summary: { total: 3 },
  tests: [
    { nodeid: "t.py::a", outcome: "passed" },
    { nodeid: "t.py::b", outcome: "failed" },
    { nodeid: "t.py::c", outcome: "skipped" },
  ],
});
const playwright = JSON.stringify({
  stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 1 },
  suites: [{ suites: [{ specs: [{ title: "adds", ok: false }] }], specs: [{ title: "is", ok: true }] }],
});
const go = [
  '{"Action":"start","Package":"x"}',
  '{"Action":"run","Package":"x","Test":"TestSum"}',
  '{"Action":"fail","Package":"x","Test":"TestSum"}',
  '{"Action":"pass","Package":"x","Test":"TestIs"}',
  '{"Action":"fail","Package":"x"}',
].join("\n");
const tap = "TAP version 14\n1..3\nok 1 - is\nnot ok 2 - adds\nok 3 - later # SKIP\n";

it.each([
  ["JUnit", junit, 3, ["a.A adds & more", "a.A broken"]],
  ["TRX", trx, 2, ["N.Adds"]],
  ["mocha", mocha, 3, ["adds two"]],
  ["pytest", pytest, 2, ["t.py::b"]],
  ["Playwright", playwright, 3, ["adds"]],
  ["go test -json", go, 2, ["x TestSum"]],
  ["TAP", tap, 2, ["adds"]],
])("reads a report of %s", async (_runner, text, tests, failures) => {
  expect(await parseTestReport(text)).toEqual({ tests, failed: failures.length, failures });
});

it("takes a file that could not be loaded for a failure", async () => {
  expect(await parseTestReport(jest)).toEqual({ tests: 2, failed: 2, failures: ["adds two", "/broken.js"] });
});

it.each(["", "hello", "<html></html>", "<a", "{}", '{"a":', "[]"])("reads nothing else: %j", async (text) => {
  expect(await parseTestReport(text)).toBeUndefined();
});

it("does not expand what a report defines for itself", async () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "${"a".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}"><!ENTITY c "${"&b;".repeat(1000)}">]>`;
  const report = await parseTestReport(`${bomb}<testsuites><testcase name="&c;"/></testsuites>`);

  expect(report?.tests ?? 0).toBeLessThanOrEqual(1);
});

it("adds up several reports", () => {
  const one = { tests: 2, failed: 1, failures: ["a"] };

  expect(sumOfReports([one, { tests: 3, failed: 1, failures: ["b"] }])).toEqual({
    tests: 5,
    failed: 2,
    failures: ["a", "b"],
  });
});
