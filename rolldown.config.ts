import { defineConfig } from "rolldown";

/** Everything is in `dist/`: the Action runs what is committed, and the package needs only Claude Code beside it. */
export default defineConfig({
  input: { cco: "src/cli/main.ts", action: "src/action/main.ts", "action-post": "src/action/post.ts" },
  platform: "node",
  external: [/^node:/],
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    cleanDir: true,
  },
});
