// `npm test`: vitest, once, with what stands behind `--`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { vitestArgs } from "./vitest-args.ts";

const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const args = [vitest, "run", ...vitestArgs(process.argv.slice(2))];
process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
