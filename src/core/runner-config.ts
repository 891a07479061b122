/**
 * Files that say which tests run and how strictly, by their names (git glob patterns): one that is on the base is
 * proved as it is there. A new one stays: a mission may be about it.
 */
export const runnerConfigs: readonly string[] = [
  ..."vitest.config.* vitest.workspace.* jest.config.* .mocharc* playwright.config.* karma.conf.*".split(" "),
  ..."cypress.config.* wdio.conf.* ava.config.* web-test-runner.config.* jasmine.json .taprc".split(" "),
  ...".nycrc* .c8rc* bunfig.toml tsconfig*.json".split(" "),
  ..."pytest.ini .pytest.ini conftest.py tox.ini noxfile.py .coveragerc".split(" "),
  ..."phpunit.xml phpunit.xml.dist phpunit.dist.xml .rspec".split(" "),
  ..."*.runsettings Directory.Build.props Directory.Build.targets xunit.runner.json".split(" "),
  ..."nextest.toml Makefile GNUmakefile justfile .justfile Taskfile.yml Taskfile.yaml Makefile.toml".split(
    " ",
  ),
].map((name) => `**/${name}`);

/** Files of which only some parts say so: the rest of them is the mission's. */
export const partlyRunnerConfigs: readonly string[] = [
  "**/package.json",
  "**/composer.json",
  "**/deno.json",
  "**/pyproject.toml",
  "**/setup.cfg",
];
