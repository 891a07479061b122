// Installs what package-lock.json names, unless that is what is installed already.
// Runs on any Node: it is what brings the right one.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const wanted = readFileSync("package-lock.json", "utf8");
const stamp = "node_modules/.installed-lock.json";

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  console.log("Installing dependencies (once; about 400 MB, most of it Claude Code) ...");
  // Not `npm ci`: it refuses a lock file without the optional packages of other platforms, which npm leaves
  // out when the registry at hand does not have them. Versions are the lock file's here, too.
  // Everything is a development dependency: NODE_ENV=production would leave all of it out.
  const args = ["install", "--include=dev", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = spawnSync("npm", args, {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  writeFileSync(stamp, wanted);
}
