import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(join(root, name), "utf8");

/** Instructions of the Dockerfile, continued lines joined, by stage. */
const stages = read("Dockerfile")
  .replace(/^#.*\n/gm, "")
  .replaceAll("\\\n", " ")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => line.trim().replaceAll(/\s+/g, " "))
  .reduce<string[][]>((all, line) => {
    if (line.startsWith("FROM ")) all.push([]);
    all.at(-1)?.push(line);
    return all;
  }, []);
const last = stages.at(-1) ?? [];

describe("the container", () => {
  it("is built in stages on a named Node, and leaves development behind", () => {
    expect(stages.length).toBeGreaterThan(1);
    for (const [from] of stages) expect(from).toMatch(/^FROM node:24-slim( AS \w+)?$/);
    expect(stages[0]?.join("\n")).toContain("npm pkg delete devDependencies");
    expect(last.join("\n")).not.toMatch(/npm (install|ci)/);
  });

  it.skipIf(process.platform === "win32")("has lines that its shell can read", () => {
    for (const line of stages.flat().filter((one) => one.startsWith("RUN ")))
      expect(spawnSync("sh", ["-n", "-c", line.slice(4)], { encoding: "utf8" })).toMatchObject({
        stderr: "",
      });
  });

  it("has Claude Code for both of its processors in the lock file, of one version", () => {
    const { packages } = JSON.parse(read("package-lock.json"));
    const wanted = JSON.parse(read("package.json")).devDependencies["@anthropic-ai/claude-agent-sdk"];

    for (const processor of ["x64", "arm64"])
      expect(packages[`node_modules/@anthropic-ai/claude-agent-sdk-linux-${processor}`]).toMatchObject({
        version: wanted,
        integrity: expect.stringMatching(/^sha512-/),
      });
  });

  it("runs without root's rights what only root may change", () => {
    const user = last.indexOf("USER node");

    expect(user).toBeGreaterThan(0);
    expect(last.slice(user).filter((line) => /^(RUN|COPY|ADD|USER root)/.test(line))).toEqual([]);
    expect(last.join("\n")).not.toContain("chown");
  });

  it("says whether the App is well, and sets nothing that a mission's own commands would see", () => {
    const check = last.find((line) => line.startsWith("HEALTHCHECK")) ?? "";

    expect(last.filter((line) => line.startsWith("ENV "))).toEqual([]);
    expect(check).toContain("/healthz");
    expect(() => new Function(JSON.parse(check.slice(check.indexOf("[")))[2])).not.toThrow();
  });

  it("has both programs and the package's own files, and is told nothing secret", () => {
    const { bin, files } = JSON.parse(read("package.json"));

    expect(last.at(-1)).toBe('ENTRYPOINT ["tini", "--", "sh", "/app/docker-entrypoint.sh"]');
    expect(last.join("\n")).toContain(`ln -s /app/${bin.cco} /usr/local/bin/cco`);
    expect(last.join("\n")).toContain(`ln -s /app/${bin["cco-app"]} /usr/local/bin/cco-app`);
    for (const file of files) expect(last.join("\n")).toMatch(new RegExp(`^COPY .*\\b${file}\\b`, "m"));
    expect(last.join("\n")).not.toMatch(/KEY=|SECRET=|TOKEN=|ARG /);
  });

  it("is given no more than it copies", () => {
    const [everything, ...given] = read(".dockerignore")
      .split("\n")
      .filter((line) => !/^(#|$)/.test(line));
    const copied = stages.flat().flatMap((line) => {
      if (!line.startsWith("COPY ") || line.includes("--from=")) return [];
      return line.split(" ").slice(1, -1);
    });

    expect(everything).toBe("*");
    expect(given.toSorted()).toEqual(
      [...new Set(copied.map((name) => `!${name.replace("./", "")}`))].toSorted(),
    );
  });
});
