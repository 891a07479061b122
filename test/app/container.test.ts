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
    expect(stages[0]?.join("\n")).toContain("--omit=dev");
    expect(last.join("\n")).not.toMatch(/npm (install|ci)/);
  });

  it("runs without root's rights what only root may change", () => {
    const user = last.indexOf("USER node");

    expect(user).toBeGreaterThan(0);
    expect(last.slice(user).filter((line) => /^(RUN|COPY|ADD|USER root)/.test(line))).toEqual([]);
    expect(last.join("\n")).not.toContain("chown");
  });

  it("listens on all interfaces in production, and says whether it is well", () => {
    const env = last.filter((line) => line.startsWith("ENV ")).join(" ");
    const check = last.find((line) => line.startsWith("HEALTHCHECK")) ?? "";

    expect(env).toContain("NODE_ENV=production");
    expect(env).toContain("HOST=0.0.0.0");
    expect(check).toContain("/healthz");
    expect(() => new Function(JSON.parse(check.slice(check.indexOf("[")))[2])).not.toThrow();
  });

  it("starts the App, has the command, and is told nothing secret", () => {
    const { bin } = JSON.parse(read("package.json"));

    expect(last.at(-1)).toBe(`CMD ["node", "/app/${bin["cco-app"]}"]`);
    expect(last.join("\n")).toContain(`ln -s /app/${bin.cco} /usr/local/bin/cco`);
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
