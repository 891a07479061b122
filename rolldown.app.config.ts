import { defineConfig } from "rolldown";
import config from "./rolldown.config.ts";

/** The App by itself: what it shares with the Action would come into every start of the Action otherwise. */
export default defineConfig({
  ...config,
  input: { "cco-app": "src/app/main.ts", serverless: "src/app/serverless.ts" },
  output: { ...config.output, dir: "dist/app" },
});
