// Installs what package-lock.json names, unless that is what is installed already.
// Runs on any Node: it is what brings the right one.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const wanted = readFileSync("package-lock.json", "utf8");
const stamp = "node_modules/.installed-lock.json";

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  console.log("Installing dependencies (once; about 400 MB, most of it Claude Code) ...");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  writeFileSync(stamp, wanted);
}
