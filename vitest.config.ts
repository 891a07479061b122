import { defineConfig } from "vitest/config";
import { TallyReporter } from "./test/support/tally-reporter.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/run-directory.ts"],
    reporters: ["default", new TallyReporter()],
    // What runs in a process of its own, as `cco` and the Action do in the end-to-end tests, is not counted.
    coverage: { include: ["src/**"] },
    // Most of the time is spent in child processes: the core that a worker would leave free stands idle otherwise.
    maxWorkers: "100%",
    // Real git, real child processes and the real Claude Code take seconds on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
