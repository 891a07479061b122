import { configDefaults, defineConfig } from "vitest/config";
import { SlowFirst } from "./test/support/slow-first.ts";
import { TallyReporter } from "./test/support/tally-reporter.ts";

/** Tests that start next to no processes: the modules they share need not be loaded anew for each file. */
const light = [
  "test/core/**/*.test.ts",
  "test/docs/**/*.test.ts",
  "test/rehearsal/github/**/*.test.ts",
  "test/repository/**/*.test.ts",
];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "missions",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...light],
          globalSetup: ["test/support/run-directory.ts"],
        },
      },
      { extends: true, test: { name: "rules", include: light, isolate: false } },
    ],
    reporters: ["default", new TallyReporter()],
    sequence: { sequencer: SlowFirst },
    // What runs in a process of its own, as `cco` and the Action do in the end-to-end tests, is not counted.
    coverage: { include: ["src/**"] },
    // Most of the time is spent in child processes: the core that a worker would leave free stands idle otherwise.
    maxWorkers: "100%",
    // Real git, real child processes and the real Claude Code take seconds on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
