import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    github: { type: "boolean", default: false },
    serve: { type: "boolean", default: false },
  },
});

if (values.github) {
  const { rehearseOnGitHub } = await import("./rehearse-on-github.ts");
  process.exitCode = await rehearseOnGitHub({ serve: values.serve });
} else {
  const { rehearseLocally } = await import("./rehearse-locally.ts");
  process.exitCode = await rehearseLocally();
}
