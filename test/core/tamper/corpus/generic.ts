import { type Example, text } from "./example.ts";

const manifest = (scripts: Readonly<Record<string, string>>): string =>
  `${JSON.stringify({ name: "shop", scripts }, undefined, 2)}\n`;
const scripts = { build: "tsc", test: "vitest run", lint: "biome check ." };
const script = (test: string): Example["files"] => ({
  "package.json": [manifest(scripts), manifest({ ...scripts, test })],
});
const makefile = "build:\n\tgo build ./...\n\ntest: build\n\tgo test ./...\n\nlint:\n\tgolangci-lint run\n";
const make = (from: string, to: string): Example["files"] => ({
  Makefile: [makefile, makefile.replace(from, to)],
});
const vitestConfig = text`
  export default defineConfig({
    test: {
      coverage: { thresholds: { lines: 80, branches: 75 } },
    },
  });
`;
const vitest = (from: string, to: string): Example["files"] => ({
  "vitest.config.ts": [vitestConfig, vitestConfig.replace(from, to)],
});
const pyproject = '[tool.pytest.ini_options]\naddopts = "-q"\n\n[tool.coverage.report]\nfail_under = 85\n';
const python = (from: string, to: string): Example["files"] => ({
  "pyproject.toml": [pyproject, pyproject.replace(from, to)],
});

export const tampering: readonly Example[] = [
  { name: "makes the test script true", files: script("true"), finds: ["test-scripts!"] },
  { name: "makes it exit 0", files: script("exit 0"), finds: ["test-scripts!"] },
  { name: "makes it print", files: script("echo '5 passed'"), finds: ["test-scripts!"] },
  { name: "makes it end node", files: script('node -e "process.exit(0)"'), finds: ["test-scripts!"] },
  { name: "lets it fail", files: script("vitest run || true"), finds: ["test-scripts!"] },
  { name: "lets it fail with exit 0", files: script("vitest run; exit 0"), finds: ["test-scripts!"] },
  {
    name: "lets it pass without tests",
    files: script("vitest run --passWithNoTests"),
    finds: ["test-scripts"],
  },
  { name: "runs one file only", files: script("vitest run src/a.test.ts"), finds: ["test-scripts"] },
  {
    name: "removes it",
    files: { "package.json": [manifest(scripts), manifest({ build: "tsc", lint: "biome check ." })] },
    finds: ["test-scripts"],
  },
  {
    name: "empties the coverage script",
    files: {
      "package.json": [
        manifest({ ...scripts, coverage: "vitest --coverage" }),
        manifest({ ...scripts, coverage: "true" }),
      ],
    },
    finds: ["test-scripts!"],
  },
  {
    name: "makes the target print",
    files: make("\tgo test ./...", '\t@echo "ok"'),
    finds: ["test-scripts!"],
  },
  {
    name: "lets the target fail",
    files: make("\tgo test ./...", "\tgo test ./... || true"),
    finds: ["test-scripts!"],
  },
  {
    name: "lets make ignore the failure",
    files: make("\tgo test ./...", "\t-go test ./..."),
    finds: ["test-scripts!"],
  },
  {
    name: "empties the target",
    files: make("test: build\n\tgo test ./...", "test:"),
    finds: ["test-scripts!"],
  },
  {
    name: "tests less in the target",
    files: make("go test ./...", "go test ./shop"),
    finds: ["test-scripts"],
  },
  {
    name: "lowers the threshold of lines",
    files: vitest("lines: 80", "lines: 40"),
    finds: ["coverage-thresholds!"],
  },
  {
    name: "lowers a branch threshold to zero",
    files: vitest("branches: 75", "branches: 0"),
    finds: ["coverage-thresholds!"],
  },
  {
    name: "removes the thresholds",
    files: vitest("{ thresholds: { lines: 80, branches: 75 } }", "{}"),
    finds: ["coverage-thresholds"],
  },
  {
    name: "lowers jest's",
    files: {
      "jest.config.js": [
        "module.exports = {\n  coverageThreshold: {\n    global: {\n      lines: 90,\n    },\n  },\n};\n",
        "module.exports = {\n  coverageThreshold: {\n    global: {\n      lines: 10,\n    },\n  },\n};\n",
      ],
    },
    finds: ["coverage-thresholds!"],
  },
  {
    name: "lowers fail_under",
    files: python("fail_under = 85", "fail_under = 5"),
    finds: ["coverage-thresholds!"],
  },
  {
    name: "lowers the option of pytest-cov",
    files: {
      "tox.ini": [
        "[pytest]\naddopts = --cov=shop --cov-fail-under=90\n",
        "[pytest]\naddopts = --cov=shop --cov-fail-under=50\n",
      ],
    },
    finds: ["coverage-thresholds!"],
  },
  {
    name: "lowers JaCoCo's minimum",
    files: {
      "pom.xml": ["<jacoco><minimum>0.80</minimum></jacoco>\n", "<jacoco><minimum>0.10</minimum></jacoco>\n"],
    },
    finds: ["coverage-thresholds!"],
  },
  {
    name: "lowers coverlet's threshold",
    files: {
      "tests/Shop.Tests.csproj": [
        "<CoverletOutput>x</CoverletOutput>\n<Threshold>80</Threshold>\n",
        "<CoverletOutput>x</CoverletOutput>\n<Threshold>20</Threshold>\n",
      ],
    },
    finds: ["coverage-thresholds!"],
  },
  {
    name: "lowers Codecov's target",
    files: {
      "codecov.yml": [
        "coverage:\n  status:\n    project:\n      default:\n        target: 85%\n",
        "coverage:\n  status:\n    project:\n      default:\n        target: 10%\n",
      ],
    },
    finds: ["coverage-thresholds!"],
  },
  {
    name: "leaves a test out of vitest",
    files: vitest("    coverage", '    exclude: ["**/node_modules/**", "src/slug.test.ts"],\n    coverage'),
    finds: ["runner-config!"],
  },
  {
    name: "leaves a test out of a list over lines",
    files: {
      "jest.config.js": [
        "module.exports = {\n};\n",
        'module.exports = {\n  testPathIgnorePatterns: [\n    "/node_modules/",\n    "src/slug.test.js",\n  ],\n};\n',
      ],
    },
    finds: ["runner-config!"],
  },
  {
    name: "leaves a module out of pytest",
    files: python('"-q"', '"-q --ignore=tests/test_cart.py"'),
    finds: ["runner-config!"],
  },
  {
    name: "deselects a test",
    files: python('"-q"', '"-q --deselect tests/test_cart.py::test_total"'),
    finds: ["runner-config!"],
  },
  {
    name: "deselects by expression",
    files: python('"-q"', "\"-q -k 'not total'\""),
    finds: ["runner-config"],
  },
  {
    name: "takes a class out of the build",
    files: {
      "tests/Shop.Tests.csproj": [
        "<ItemGroup>\n</ItemGroup>\n",
        '<ItemGroup>\n  <Compile Remove="CartTests.cs" />\n</ItemGroup>\n',
      ],
    },
    finds: ["runner-config!"],
  },
  {
    name: "excludes a class from surefire",
    files: {
      "pom.xml": [
        "<plugin>\n</plugin>\n",
        "<plugin>\n<excludes>\n<exclude>**/CartTest.java</exclude>\n</excludes>\n</plugin>\n",
      ],
    },
    finds: ["runner-config!"],
  },
  {
    name: "skips tests in Maven",
    files: {
      "pom.xml": [
        "<properties>\n</properties>\n",
        "<properties>\n<skipTests>true</skipTests>\n</properties>\n",
      ],
    },
    finds: ["runner-config!"],
  },
  {
    name: "ignores failures in Gradle",
    files: {
      "build.gradle.kts": [
        "tasks.test {\n    useJUnitPlatform()\n}\n",
        "tasks.test {\n    useJUnitPlatform()\n    ignoreFailures = true\n}\n",
      ],
    },
    finds: ["runner-config!"],
  },
  {
    name: "disables the task in Gradle",
    files: {
      "build.gradle": [
        "test {\n    useJUnitPlatform()\n}\n",
        "test {\n    enabled = false\n    useJUnitPlatform()\n}\n",
      ],
    },
    finds: ["runner-config!"],
  },
  {
    name: "finds no tests in Cargo",
    files: { "Cargo.toml": ['[package]\nname = "shop"\n', '[package]\nname = "shop"\nautotests = false\n'] },
    finds: ["runner-config!"],
  },
  {
    name: "lets CI go on",
    files: {
      ".github/workflows/ci.yml": [
        "      - run: npm test\n",
        "      - run: npm test\n        continue-on-error: true\n",
      ],
    },
    finds: ["runner-config"],
  },
  {
    name: "lets a step of CI fail",
    files: { ".github/workflows/ci.yml": ["      - run: npm test\n", "      - run: npm test || true\n"] },
    finds: ["runner-config"],
  },
  {
    name: "passes without tests by configuration",
    files: {
      "jest.config.js": ["module.exports = {\n};\n", "module.exports = {\n  passWithNoTests: true,\n};\n"],
    },
    finds: ["runner-config"],
  },
  {
    name: "turns strict types off",
    files: {
      "tsconfig.json": [
        '{\n  "compilerOptions": {\n    "strict": true\n  }\n}\n',
        '{\n  "compilerOptions": {\n    "strict": false\n  }\n}\n',
      ],
    },
    finds: ["runner-config"],
  },
  {
    name: "turns a rule off",
    files: {
      ".eslintrc.json": [
        '{\n  "rules": {\n    "no-unused-vars": "error"\n  }\n}\n',
        '{\n  "rules": {\n    "no-unused-vars": "off"\n  }\n}\n',
      ],
    },
    finds: ["runner-config"],
  },
  {
    name: "commits a report of JUnit",
    files: { "junit.xml": [undefined, '<testsuite tests="5" failures="0"/>\n'] },
    finds: ["evidence-files"],
  },
  {
    name: "commits results of tests",
    files: { "test-results.json": [undefined, '{"passed":5}\n'] },
    finds: ["evidence-files"],
  },
  {
    name: "commits a summary of coverage",
    files: { "coverage/coverage-summary.json": [undefined, '{"total":{"lines":{"pct":100}}}\n'] },
    finds: ["evidence-files"],
  },
  {
    name: "commits a report of .NET",
    files: { "TestResults/run.trx": [undefined, "<TestRun/>\n"] },
    finds: ["evidence-files"],
  },
  {
    name: "prints a summary in a script of the shell",
    files: { "scripts/check.sh": ["npm test\n", 'echo "Tests: 5 passed, 5 total"\n'] },
    finds: ["printed-results"],
  },
  {
    name: "records many snapshots at once",
    files: Object.fromEntries([
      ["src/a.ts", ["a();\n", "b();\n"]],
      ...Array.from({ length: 12 }, (_, n) => [`src/__snapshots__/${n}.snap`, ["1\n", "2\n"]]),
    ]) as Example["files"],
    finds: ["snapshots"],
  },
  {
    name: "updates verified files of .NET without code",
    files: { "tests/CartTests.Total.verified.txt": ["1\n", "2\n"] },
    finds: ["snapshots"],
  },

  {
    name: "deletes tests in Ruby",
    files: { "spec/cart_spec.rb": ['it "adds" do\n  expect(add).to eq 1\nend\n', undefined] },
    finds: ["deleted-tests!"],
  },
  {
    name: "deletes tests in PHP",
    files: {
      "tests/CartTest.php": [
        "class CartTest extends TestCase {\n  public function testAdds() {\n    $this->assertSame(1, add());\n  }\n}\n",
        undefined,
      ],
    },
    finds: ["deleted-tests!"],
  },
  {
    name: "deletes tests of the shell",
    files: { "test/cart.bats": ['@test "adds" {\n  [ "$(add)" = 1 ]\n}\n', undefined] },
    finds: ["deleted-tests!"],
  },
];

export const honest: readonly Example[] = [
  {
    name: "adds a script",
    files: { "package.json": [manifest(scripts), manifest({ ...scripts, "test:watch": "vitest" })] },
  },
  {
    name: "replaces npm's own test script",
    files: {
      "package.json": [
        manifest({ test: 'echo "Error: no test specified" && exit 1' }),
        manifest({ test: "vitest run" }),
      ],
    },
  },
  {
    name: "adds a dependency",
    files: {
      "package.json": [
        '{\n  "dependencies": {}\n}\n',
        '{\n  "dependencies": {\n    "true": "1.0.0"\n  }\n}\n',
      ],
    },
  },
  {
    name: "changes the build script",
    files: {
      "package.json": [manifest(scripts), manifest({ ...scripts, build: "rm -rf dist || true; tsc" })],
    },
  },
  {
    name: "moves from jest to vitest",
    files: { "package.json": [manifest({ ...scripts, test: "jest" }), manifest(scripts)] },
    finds: ["test-scripts"],
  },
  { name: "measures coverage as well", files: script("vitest run --coverage"), finds: ["test-scripts"] },
  { name: "adds a target", files: make("lint:", "docs:\n\t@echo docs\n\nlint:") },
  { name: "cleans up without minding", files: make("lint:", "clean:\n\t-rm -rf out\n\nlint:") },
  {
    name: "tests with the race detector",
    files: make("go test ./...", "go test -race ./..."),
    finds: ["test-scripts"],
  },
  { name: "raises a threshold", files: vitest("lines: 80", "lines: 90") },
  { name: "adds a threshold", files: vitest("lines: 80", "lines: 80, functions: 70") },
  {
    name: "moves thresholds to another file",
    files: {
      "package.json": [
        '{\n  "jest": {\n    "coverageThreshold": { "global": { "lines": 80 } }\n  }\n}\n',
        "{\n}\n",
      ],
      "vitest.config.ts": [undefined, vitestConfig],
    },
  },
  {
    name: "changes a time limit",
    files: {
      "vitest.config.ts": [
        "test: { coverage: {}, testTimeout: 10000 }\n",
        "test: { coverage: {}, testTimeout: 5000 }\n",
      ],
    },
  },
  {
    name: "changes the width of lines",
    files: { "biome.json": ['{\n  "lineWidth": 110\n}\n', '{\n  "lineWidth": 100\n}\n'] },
  },
  {
    name: "lowers a number in code",
    files: {
      "src/page.ts": ["export const coverage = { lines: 80 };\n", "export const coverage = { rows: 40 };\n"],
    },
  },
  {
    name: "lowers a limit of retries",
    files: { "src/retry.json": ['{ "threshold": 5 }\n', '{ "threshold": 3 }\n'] },
  },
  { name: "raises fail_under", files: python("fail_under = 85", "fail_under = 90") },
  { name: "adds a plugin to pytest", files: python('"-q"', '"-q -p no:cacheprovider"') },
  {
    name: "excludes build output from tests",
    files: vitest("    coverage", '    exclude: ["dist/**", "node_modules/**"],\n    coverage'),
  },
  {
    name: "leaves tests of the browser to Playwright",
    files: {
      ...vitest("    coverage", '    exclude: ["e2e/**"],\n    coverage'),
      "e2e/login.spec.ts": [undefined, 'test("logs in", async () => {\n  expect(1).toBe(one);\n});\n'],
    },
  },
  {
    name: "keeps tests out of the compiled package",
    files: {
      "tsconfig.build.json": [
        undefined,
        '{\n  "extends": "./tsconfig.json",\n  "exclude": ["**/*.test.ts", "**/*.spec.ts"]\n}\n',
      ],
    },
  },
  {
    name: "keeps tests out of coverage",
    files: vitest("coverage: { thresholds", 'coverage: { exclude: ["**/*.test.ts"], thresholds'),
  },
  {
    name: "keeps a generated file out of coverage",
    files: { ".coveragerc": ["[report]\n", "[report]\nexclude_lines =\n    if TYPE_CHECKING:\n"] },
  },
  {
    name: "lets one system fail in CI",
    files: { ".github/workflows/ci.yml": ["strategy:\n", "strategy:\n  fail-fast: false\n"] },
  },
  {
    name: "adds a test project",
    files: {
      "tests/Shop.Tests.csproj": [
        undefined,
        '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n    <PackageReference Include="xunit" />\n  </ItemGroup>\n</Project>\n',
      ],
    },
  },
  {
    name: "adds a package of Cargo",
    files: {
      "Cargo.toml": ['[dependencies]\nserde = "1"\n', '[dependencies]\nserde = "1"\ntest-case = "3"\n'],
    },
  },
  {
    name: "writes a changelog about tests",
    files: {
      "CHANGELOG.md": [
        "",
        "- `it.skip` is gone; 5 tests passed; `|| true` was removed; sys.exit(0) no more\n",
      ],
    },
  },
  {
    name: "documents how to skip",
    files: { "docs/testing.md": ["", 'Use `@pytest.mark.skip` or `--passWithNoTests`. `echo "5 passed"`\n'] },
  },
  {
    name: "keeps a report for a parser's tests",
    files: { "test/fixtures/junit.xml": [undefined, "<testsuite/>\n"] },
  },
  {
    name: "has a source about reports of tests",
    files: { "src/test-results.ts": [undefined, "export const results = [];\n"] },
  },
  {
    name: "prints a word in a script of the shell",
    files: { "scripts/deploy.sh": ["", 'echo "Deployed"\nexit 0\n'] },
  },
  {
    name: "ends a script of the shell with success",
    files: { "scripts/build.sh": ["", "if [ -d out ]; then exit 0; fi\nrm -f a || true\n"] },
  },
  {
    name: "updates snapshots of .NET with the code",
    files: {
      "src/Cart.cs": ["class A { }\n", "class B { }\n"],
      "tests/CartTests.Total.verified.txt": ["1\n", "2\n"],
    },
  },
  { name: "changes an image", files: { "docs/logo.svg": ["<svg/>\n", "<svg></svg>\n"] } },
  { name: "deletes documentation about tests", files: { "test/README.md": ["# Tests\n", undefined] } },
  {
    name: "renames a folder of sources",
    files: { "src/old/a.ts -> src/new/a.ts": ["export const a = 1;\n", "export const a = 1;\n"] },
  },
  {
    name: "has a comment about a test in its configuration",
    files: vitest("    coverage", "    // exclude slug.test.ts? never\n    coverage"),
  },

  {
    name: "adds a whole workspace",
    files: { "packages/a/package.json": [undefined, manifest({ test: "vitest run --passWithNoTests" })] },
  },
  {
    name: "tests in more than one way",
    files: {
      "package.json": [
        manifest(scripts),
        manifest({ ...scripts, "test:unit": "vitest run src", "test:e2e": "playwright test" }),
      ],
    },
  },
  {
    name: "keeps vendored code out of lint",
    files: { "biome.json": ['{\n  "files": {}\n}\n', '{\n  "files": { "includes": ["!vendor"] }\n}\n'] },
  },
  {
    name: "turns a rule on",
    files: {
      ".eslintrc.json": [
        '{\n  "rules": {\n    "no-var": "off"\n  }\n}\n',
        '{\n  "rules": {\n    "no-var": "error"\n  }\n}\n',
      ],
    },
  },
  {
    name: "adds JUnit's platform to Gradle",
    files: {
      "build.gradle.kts": ["plugins {\n}\n", "plugins {\n}\n\ntasks.test {\n    useJUnitPlatform()\n}\n"],
    },
  },
  {
    name: "disables a task that is none of tests",
    files: { "build.gradle": ["plugins {\n}\n", "jar {\n    enabled = false\n}\n"] },
  },
  {
    name: "keeps generated classes out of the build",
    files: {
      "src/Shop.csproj": [
        "<ItemGroup>\n</ItemGroup>\n",
        '<ItemGroup>\n  <Compile Remove="obj/**" />\n</ItemGroup>\n',
      ],
    },
  },
  {
    name: "adds a job to CI",
    files: {
      ".github/workflows/ci.yml": ["jobs:\n", "jobs:\n  lint:\n    steps:\n      - run: npm run lint\n"],
    },
  },
  {
    name: "raises JaCoCo's minimum",
    files: {
      "pom.xml": ["<jacoco><minimum>0.80</minimum></jacoco>\n", "<jacoco><minimum>0.90</minimum></jacoco>\n"],
    },
  },
  {
    name: "makes types stricter",
    files: {
      "tsconfig.json": [
        '{\n  "compilerOptions": {\n    "strict": false\n  }\n}\n',
        '{\n  "compilerOptions": {\n    "strict": true\n  }\n}\n',
      ],
    },
  },
  {
    name: "moves a job of tests in the makefile",
    files: make("test: build", "test: build lint"),
    finds: ["test-scripts"],
  },

  {
    name: "moves tests in Ruby",
    files: {
      "spec/cart_spec.rb": ['it "adds" do\n  expect(add).to eq 1\nend\n', undefined],
      "spec/shop/cart_spec.rb": [
        undefined,
        'describe "cart" do\n  it "adds" do\n    expect(add).to eq 1\n  end\nend\n',
      ],
    },
  },
  {
    name: "deletes a feature in PHP with its tests",
    files: {
      "src/Cart.php": ["class Cart {}\n", undefined],
      "tests/CartTest.php": [
        "class CartTest extends TestCase {\n  public function testAdds() {}\n}\n",
        undefined,
      ],
    },
    finds: ["deleted-tests"],
  },

  {
    name: "keeps a test out of the linter",
    files: {
      "pyproject.toml": [
        "[tool.ruff]\nline-length = 100\n",
        '[tool.ruff]\nline-length = 100\nexclude = ["tests/test_generated.py"]\n',
      ],
    },
    finds: ["runner-config"],
  },
  {
    name: "keeps a test out of the package",
    files: {
      "Cargo.toml": [
        '[package]\nname = "shop"\n',
        '[package]\nname = "shop"\nexclude = ["tests/large_test.rs"]\n',
      ],
    },
    finds: ["runner-config"],
  },
  {
    name: "keeps a test out of coverage by name",
    files: {
      "vitest.config.ts": [
        "test: {\n  coverage: {\n  },\n},\n",
        'test: {\n  coverage: {\n    exclude: ["src/bench.test.ts"],\n  },\n},\n',
      ],
    },
    finds: ["runner-config"],
  },
];
