import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readIssue } from "#src/adapters/issue-mission.ts";
import { parseDocument } from "#src/adapters/yaml-document.ts";
import { parseCommand } from "#src/core/command.ts";
import { missionLabel, standingLabels } from "#src/core/label.ts";
import type { Mission } from "#src/core/mission.ts";
import { missionFileSchema } from "#src/core/mission-file.ts";
import { parseMission } from "#src/core/parse-mission.ts";
import { knownKeys } from "#src/core/schema-problem.ts";
import { parseText as parseConfigText } from "#test/support/parsed-config.ts";
import { readCommandLine } from "./command-line.ts";
import { type Block, pageOf, pages } from "./pages.ts";

const blocks = pages.flatMap((page) => page.blocks);
const yaml = blocks.filter(({ language }) => language === "yaml");
const missions = yaml.filter(({ text }) => /^mission:/m.test(text));
const configurations = yaml.filter((block) => !missions.includes(block));
const issues = blocks.filter(({ language }) => language === "markdown");
const shell = blocks.filter(({ language }) => language === "sh");
const lines = shell.flatMap(({ text, place }) =>
  text.split("\n").map((line) => ({ line: line.replace(/(^|\s)#.*/, "").trim(), place })),
);
const codes = [...new Set(pages.flatMap((page) => page.codes))];

function missionIn({ text, place }: Block): Mission {
  const { mission, notices } = parseMission(parseDocument(text, "mission.yaml"), { file: "mission.yaml" });
  expect({ place, notices }).toEqual({ place, notices: [] });
  return mission;
}

function issueIn({ text }: Block) {
  return readIssue(
    { number: 1, title: "Search", body: text, labels: [], author: "ada" },
    { commandsTrusted: true },
  );
}

describe("the examples of the documentation", () => {
  it("has blocks of known languages only, so that none is left unread", () => {
    const strange = blocks.filter(
      ({ language }) => !["yaml", "markdown", "sh", "nginx", ""].includes(language),
    );

    expect(strange).toEqual([]);
    expect(missions.length).toBeGreaterThan(10);
    expect(configurations.length).toBeGreaterThan(0);
  });

  it.each(missions)("is a mission at $place", (block) => {
    expect(missionIn(block).criteria.length).toBeGreaterThan(0);
  });

  it.each(configurations)("is a configuration at $place, and says that it is one", ({ text }) => {
    const { notices } = parseConfigText(text, { OPENROUTER_API_KEY: "sk-example" });

    expect(text).toMatch(/^# \.cco\/config\.yaml\n/);
    expect(notices).toEqual([]);
  });

  it.each(issues)("is an issue at $place, each criterion with a way to prove it", (block) => {
    const { pinned, notices } = issueIn(block);

    expect(notices).toEqual([]);
    expect(
      pinned.spec.criteria.filter(({ checks, approval }) => checks.length === 0 && approval === undefined),
    ).toEqual([]);
  });

  it("has everything that an issue can say in one", () => {
    const [block] = pageOf("docs/missions.md").blocks.filter(({ language }) => language === "markdown");

    expect(block && issueIn(block).pinned.spec).toMatchObject({
      description: "Search must find articles by words of their title.",
      criteria: [
        { priority: "critical", checks: [{ command: "npm test -- search" }] },
        { priority: "high", checks: [{ timeoutMs: 120_000, expect: { minTests: 3 } }] },
        { priority: "medium", checks: [{ kind: "check", name: "ci / test" }] },
        { priority: "low", approval: "maintainer" },
      ],
      constraints: ["No new dependency"],
      context: "The index is built at start-up.",
      budget: { iterations: 8, usd: 5 },
      setup: ["npm ci"],
    });
  });

  it("has command lines that cco takes", async () => {
    const elsewhere = pages.flatMap((page) => page.codes);
    const typed = [...lines.map(({ line }) => line), ...elsewhere].filter((line) =>
      /^cco( (?!--)|$)/.test(line),
    );

    for (const line of typed.filter((one) => one !== "cco"))
      await expect(readCommandLine(line), line).resolves.toBeUndefined();
    await expect(readCommandLine("cco begin")).rejects.toThrow("unknown command");
    expect(typed.length).toBeGreaterThan(20);
  });

  it("has comments that are commands", () => {
    const said = codes
      .filter((code) => code.startsWith("/cco "))
      .map((code) => code.replace("<iteration>", "1"));

    expect(said.filter((code) => parseCommand(code)?.kind === "unknown")).toEqual([]);
    expect(said.length).toBeGreaterThan(15);
  });

  it("has scripts and labels that there are", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    const ran = [...lines.map(({ line }) => line), ...codes].flatMap(
      (line) => /^npm run ([\w:-]+)/.exec(line)?.[1] ?? [],
    );
    const labels = codes.filter((code) => /^cco:[a-z-]+$/.test(code));

    expect(ran.filter((name) => !(name in scripts))).toEqual([]);
    expect(labels.filter((label) => label !== missionLabel && !(label in standingLabels))).toEqual([]);
  });
});

describe("docs/missions.md", () => {
  it("has every key of a mission in an example", () => {
    const texts = pageOf("docs/missions.md").blocks.map(({ text }) => text);
    const keys = new Set([...knownKeys(missionFileSchema).values()].flat());
    const shown = (key: string) => texts.some((text) => new RegExp(`(^|[\\s{,])${key}:`, "m").test(text));

    expect([...keys].filter((key) => key !== "$schema" && !shown(key))).toEqual([]);
  });
});

describe("docs/cookbook.md", () => {
  const recipes = pageOf("docs/cookbook.md").blocks.filter((block) => missions.includes(block));

  it("has ten missions", () => {
    expect(recipes).toHaveLength(10);
  });

  it.each(recipes)("has a way to prove each criterion at $place, and a command for the first", (recipe) => {
    const { criteria } = missionIn(recipe);

    expect(criteria.filter((one) => one.checks.length === 0 && one.rubric === undefined)).toEqual([]);
    expect(criteria[0]?.checks).not.toEqual([]);
  });
});
