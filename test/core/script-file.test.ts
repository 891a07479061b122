import { expect, it } from "vitest";
import { scriptFiles } from "#src/core/script-file.ts";

it("finds the scripts that a command line names", () => {
  expect(scriptFiles(["sh scripts/verify.sh", "./ci/test.sh && echo ok", "pwsh -File build.ps1"])).toEqual([
    "**/scripts/verify.sh",
    "**/ci/test.sh",
    "**/build.ps1",
  ]);
  expect(scriptFiles(["node tools/check-links.mjs 'docs'", "python3 verify.py"])).toEqual([
    "**/tools/check-links.mjs",
    "**/verify.py",
  ]);
});

it("leaves alone what a mission is about", () => {
  expect(scriptFiles(["node src/cli.js --version", "node --test test/words.test.js", "npm test"])).toEqual(
    [],
  );
});

it("leaves alone what is outside, and what the shell has yet to read", () => {
  expect(scriptFiles(["sh /usr/bin/run.sh", "sh ../run.sh", "sh scripts/*.sh", "sh $HOME/run.sh"])).toEqual(
    [],
  );
});
