/**
 * A file of tests, or of what only tests are made with (fixtures, snapshots, helpers), by where it is and how it is
 * called: runners find tests so.
 */
export function isTestFile(path: string): boolean {
  return names.test(path) || folders.test(path);
}

const names =
  /(?:^|\/)(?:[^/]+[._-](?:tests?|specs?|cy|e2e)\.[cm]?[jt]sx?|test_[^/]*\.py|conftest\.py|[^/]*_tests?\.(?:py|go|rs|exs)|[^/]*Tests?\.(?:cs|java|kts?|swift|php)|[^/]*(?:IT|Spec)\.(?:java|kt|scala)|[^/]+_spec\.rb|(?:test|tests|spec)\.[cm]?[jt]sx?|[^/]+\.snap)$/;
const folders =
  /(?:^|\/)(?:tests?|__tests__|__snapshots__|__fixtures__|specs?|e2e|testdata|[^/]+[._-]tests?|[^/]+\.Tests?)\//;
