import { defineConfig } from "rolldown";

/** Everything is in `dist/`: the Action runs what is committed, and the package needs only Claude Code beside it. */
export default defineConfig({
  input: {
    cco: "src/cli/main.ts",
    action: "src/action/main.ts",
    "action-post": "src/action/post.ts",
  },
  platform: "node",
  external: [/^node:/],
  // The oldest Node that package.json allows does not know `using`.
  transform: { target: "node22.18" },
  // Probot's throttling looks for Redis that way.
  checks: { eval: false },
  // The toolkit loads an HTTP client, for artifacts and identities, in every step that speaks to the runner. What no
  // code of ours uses of it stays out: it took a third of the time to the first request.
  treeshake: {
    moduleSideEffects: [{ test: /node_modules\/(@actions\/|undici|tunnel)/, sideEffects: false }],
  },
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    cleanDir: true,
  },
});
