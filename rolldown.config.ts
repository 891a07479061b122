import { defineConfig } from "rolldown";

export default defineConfig({
  input: { cco: "src/cli/main.ts" },
  platform: "node",
  external: [/^node:/],
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    cleanDir: true,
    minify: false,
  },
});
