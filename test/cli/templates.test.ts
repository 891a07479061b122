import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parseDocument } from "#src/adapters/yaml-document.ts";
import { findTemplate, readTemplates, renderTemplates, type Template } from "#src/cli/templates.ts";
import type { Mission } from "#src/core/mission.ts";
import { parseMission } from "#src/core/parse-mission.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const templates = readTemplates();
const schema = JSON.parse(readFileSync(join(root, "schema/mission.schema.json"), "utf8"));
const validate = new Ajv2020({ allowUnionTypes: true, strictRequired: false }).compile(schema);
const names = templates.map(({ name }) => name);

/** What the commands of a template may call: the tools of its stack, and the shell's own. */
const programs: Readonly<Record<string, readonly string[]>> = {
  minimal: ["npm", "grep"],
  "rest-api": ["npm", "npx", "docker", "curl", "trap"],
  "python-service": ["python3", ".venv/bin/python", "curl"],
  "dotnet-api": ["dotnet", "curl", "grep", "test", "diff"],
  "dotnet-console": ["dotnet", "printf", "artifacts/app/WordCount"],
  library: ["npm", "npx", "node", "grep"],
  "bug-fix": ["npm", "grep"],
  "dependency-upgrade": ["npm", "grep"],
  refactoring: ["npm", "npx", "find", "awk", "grep", "test"],
  testing: ["npm", "npx", "for", "do", "done", "grep"],
  documentation: ["npm", "npx", "node", "grep", "while", "do", "done"],
};

function missionOf({ name, text }: Template): Mission {
  return parseMission(parseDocument(text, name), { file: `${name}.yaml` }).mission;
}

function commandsOf(mission: Mission): readonly string[] {
  const checks = mission.criteria.flatMap((criterion) => criterion.checks);
  return [...mission.setup, ...checks.flatMap((check) => (check.kind === "run" ? [check.command] : []))];
}

/** The first word of each command in a line, without a leading `!` and without variables. */
function programsIn(command: string): readonly string[] {
  return command
    .trim()
    .split(/\n| && | \| /)
    .map((one) => one.replace(/^(?:! |[A-Z_]+=\S+ )+/, "").split(" ")[0] ?? "");
}

describe("the templates", () => {
  it("are the ones that are documented, one line each", () => {
    const readme = readFileSync(join(root, "mission-examples/README.md"), "utf8");
    const rows = [...readme.matchAll(/^\| \[`([a-z-]+)`\]\(\1\.yaml\) \|/gm)].map(([, name]) => name);

    expect(names).toEqual(Object.keys(programs).toSorted());
    expect(rows.toSorted()).toEqual(names);
    for (const line of renderTemplates(templates)) expect(line).toMatch(/^[a-z-]+ +[A-Z].{40,85}$/);
  });

  it("are in the package", () => {
    const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

    expect(files).toContain("mission-examples");
  });

  describe.each(templates)("$name", (template) => {
    const mission = missionOf(template);

    it("uses the keys of the published schema, which an editor completes", () => {
      const [first] = template.text.split("\n", 1);

      validate(parseDocument(template.text, template.name).value);

      expect(validate.errors).toBeNull();
      expect(first).toBe(`# yaml-language-server: $schema=${schema.$id}`);
    });

    it("has a proof for every criterion, and something that must be met", () => {
      const unprovable = mission.criteria.filter(
        ({ checks, approval }) => checks.length === 0 && approval === undefined,
      );
      const judged = mission.criteria.filter(({ measurable }) => !measurable);

      expect(unprovable).toEqual([]);
      for (const { rubric, approval, checks } of judged) {
        expect({ rubric: rubric?.length, approval, checks }).toEqual({
          rubric: expect.any(Number),
          approval: "maintainer",
          checks: [],
        });
      }
    });

    it("can be met in any repository: it names no base, no key and no other place", () => {
      expect(template.text).not.toMatch(/^\s+(?:repository|branch|worker|manager|id: cco):/m);
    });

    it("calls the tools of its stack, in what a shell can read", () => {
      const used = commandsOf(mission).flatMap(programsIn);

      expect(used.filter((program) => programs[template.name]?.includes(program) !== true)).toEqual([]);
      for (const command of commandsOf(mission)) {
        const { status, stderr } = spawnSync("sh", ["-n", "-c", command], { encoding: "utf8" });
        expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: "" });
      }
    });
  });
});

describe("findTemplate", () => {
  it("says which one was probably meant, and which there are", () => {
    const find = (name: string) => () => findTemplate(name);

    expect(findTemplate("bug-fix").name).toBe("bug-fix");
    expect(find("dotnet-ap")).toThrow("There is no template dotnet-ap. Did you mean dotnet-api?");
    expect(find("cobol")).toThrow(/^There is no template cobol\.$/);
    expect(find("cobol")).toThrow(
      expect.objectContaining({
        code: "TEMPLATE_UNKNOWN",
        fix: expect.stringMatching(/^Name one of these:\n {2}bug-fix .*\n(?:.*\n)* {2}rest-api /),
      }),
    );
  });
});
