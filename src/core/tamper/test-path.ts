import { languageOf } from "./language.ts";

/** By its name alone, wherever it is: runners find it so. */
const testNames =
  /(?:^|\/)(?:[^/]+[._-](?:test|spec|tests|specs|cy|e2e)\.[cm]?[jt]sx?|test_[^/]*\.py|[^/]*_tests?\.(?:py|go|rs|exs)|[^/]*Tests?\.(?:cs|java|kts?|swift|php|scala|groovy|vb|fs)|[^/]*(?:IT|Spec)\.(?:java|kt|scala)|[^/]+_(?:test|spec)\.(?:rb|exs?|cc|cpp|c|dart|lua|sh)|test_[^/]*\.(?:rb|c|cc|cpp|sh)|[^/]+\.bats|(?:test|tests|spec)\.[cm]?[jt]sx?)$/;
const testFolders =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|[^/]+[._-]tests?|[^/]+\.?Tests?|src\/test\/(?:java|kotlin))\//;
const supportFolders = /(?:^|\/)(?:fixtures?|__fixtures__|testdata|test-data|samples?|golden|corpus)\//i;

/** Named so that a test runner takes it for a test. */
export function isTestName(path: string): boolean {
  return testNames.test(path) && !isFixture(path);
}

/** A file of tests, or of what tests are made with. */
export function isTestFile(path: string): boolean {
  if (isFixture(path)) return false;
  if (isTestName(path) || isTestSetup(path)) return true;
  return languageOf(path) !== undefined && testFolders.test(path);
}

/** Made by a tool from something else, which is what is looked at. */
export function isGenerated(path: string): boolean {
  return /(?:^|\/)(?:dist|node_modules)\/|\.min\.[a-z]+$|\.map$|(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|go\.sum|packages\.lock\.json)$/.test(
    path,
  );
}

/** What tests read: programs among it are not tests. */
export function isFixture(path: string): boolean {
  return supportFolders.test(path);
}

/** Runs before tests do. */
export function isTestSetup(path: string): boolean {
  return /(?:^|\/)(?:conftest\.py|(?:jest|vitest|test|mocha)[._-]?(?:setup|set-up|globals?)[^/]*\.[cm]?[jt]sx?|setup[._-]?tests?\.[cm]?[jt]sx?|(?:tests?|__tests__|spec)\/(?:[^/]+\/)?(?:setup|set-up|global-?setup|bootstrap|hooks?|helper)s?\.[cm]?[jt]sx?)$/i.test(
    path,
  );
}

/** Steers how tests, coverage, types or lint are run. */
export function isRunnerConfig(path: string): boolean {
  return (
    /(?:^|\/)(?:package\.json|(?:jest|vitest|vite|playwright|cypress|karma|ava|babel|eslint|wdio|web-test-runner)\.config\.[^/]+|vitest\.workspace\.[^/]+|\.mocharc[^/]*|\.nycrc[^/]*|\.c8rc[^/]*|\.jestrc[^/]*|\.eslintrc[^/]*|\.eslintignore|biome\.jsonc?|tsconfig[^/]*\.json|pytest\.ini|tox\.ini|setup\.cfg|pyproject\.toml|noxfile\.py|\.coveragerc|mypy\.ini|ruff\.toml|\.flake8|\.pylintrc|[^/]*\.runsettings|[^/]*\.csproj|Directory\.Build\.(?:props|targets)|xunit\.runner\.json|Cargo\.toml|\.?clippy\.toml|nextest\.toml|pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|\.golangci\.ya?ml|GNUmakefile|[Mm]akefile|[Jj]ustfile|Taskfile\.ya?ml|codecov\.ya?ml|\.codecov\.ya?ml|sonar-project\.properties)$/.test(
      path,
    ) || /(?:^|\/)\.(?:github\/workflows|circleci|gitlab-ci)/.test(path)
  );
}

/** A program's own beginning and end: it may well end by itself. */
export function isEntry(path: string): boolean {
  return (
    /(?:^|\/)(?:bin|scripts?|tools?|cmd|cli|examples?|benches|bench)\//i.test(path) ||
    /(?:^|\/)(?:main|cli|__main__|index|server|app|program|manage|run|start|Application)[^/]{0,20}\.[a-z]+$/i.test(
      path,
    )
  );
}

/** The name of what a file is about: `slug` of `src/slug.ts`, of `test/slug.test.ts`, of `test_slug.py`. */
export function subjectOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
  return name
    .replace(/[._-](?:test|spec|tests|specs|cy|e2e)$/i, "")
    .replace(/^test_/, "")
    .replace(/(?:Tests?|IT|Spec)$/, "")
    .toLowerCase();
}

/** Where the tests of a source usually are. Not where they certainly are. */
export function usualTestPaths(path: string): readonly string[] {
  if (isTestFile(path) || languageOf(path) === undefined) return [];
  const slash = path.lastIndexOf("/");
  const folder = path.slice(0, slash + 1);
  const [, stem = "", ending = ""] = /^(.+)\.([^.]+)$/.exec(path.slice(slash + 1)) ?? [];
  const inner = folder.replace(/^(?:src|lib|app)\//, "");
  switch (languageOf(path)) {
    case "python":
      return [`tests/test_${stem}.py`, `test/test_${stem}.py`, `${folder}test_${stem}.py`, `test_${stem}.py`];
    case "go":
      return [`${folder}${stem}_test.go`];
    case "rust":
      return [`tests/${stem}.rs`, `tests/${stem}_test.rs`];
    case "java":
    case "kotlin":
      return [`${path.replace("src/main/", "src/test/").replace(/\.[^.]+$/, "")}Test.${ending}`];
    case "csharp":
      return [`tests/${stem}Tests.cs`, `test/${stem}Tests.cs`, `${folder}${stem}Tests.cs`];
    default:
      return [folder, `${folder}__tests__/`, `test/${inner}`, `tests/${inner}`, "test/", "tests/"].flatMap(
        (place) => [`${place}${stem}.test.${ending}`, `${place}${stem}.spec.${ending}`],
      );
  }
}
