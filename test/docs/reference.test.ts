import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { configFileSchema } from "#src/core/config.ts";
import { missionFileSchema } from "#src/core/mission-file.ts";
import { knownKeys } from "#src/core/schema-problem.ts";
import { rowsOf } from "../../scripts/docs/schema-rows.ts";
import { pageOf } from "./pages.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("docs/troubleshooting.md", () => {
  const codes = [...read("src/core/error.ts").matchAll(/new UserError\(\s*"([A-Z_]+)"/g)].map(
    ([, code]) => code,
  );
  const sections = read("docs/troubleshooting.md")
    .split(/^#{2,3} /m)
    .slice(1);
  const described = sections.flatMap((one) => /^`([A-Z_]+)`\n\n(.+)/s.exec(one)?.slice(1, 3) ?? []);

  it("has each code of the catalogue once, and no other", () => {
    const named = described.filter((_, place) => place % 2 === 0);

    expect(named.toSorted()).toEqual(codes.toSorted());
    expect(codes.length).toBeGreaterThan(40);
  });

  it("says of each more than its name", () => {
    for (const text of described.filter((_, place) => place % 2 === 1))
      expect(text.trim()).toMatch(/^[A-Z`].{25,}[.]/s);
  });
});

describe("docs/recovery.md", () => {
  it("counts its cases", () => {
    const cases = pageOf("docs/recovery.md").headings.filter((heading) => /^\d/.test(heading));

    expect(cases.map((heading) => Number.parseInt(heading, 10))).toEqual(cases.map((_, place) => place + 1));
    expect(cases.length).toBeGreaterThanOrEqual(20);
  });
});

describe("docs/configuration.md", () => {
  it("has every key that the parsers know", () => {
    const page = read("docs/configuration.md");
    const keys = [missionFileSchema, configFileSchema].flatMap((schema) =>
      [...knownKeys(schema).values()].flat(),
    );

    expect(
      keys.filter((key) => !["$schema", "mission"].includes(key) && !new RegExp(`[\`.]${key}\``).test(page)),
    ).toEqual([]);
  });
});

describe("the rows of a schema", () => {
  it("go down into mappings and lists, and say once what may be alone or in a list", () => {
    const item = { type: "object", properties: { run: { type: "string", description: "R" } } };
    const schema = {
      properties: {
        one: { type: "integer", description: "O" },
        many: { description: "M", anyOf: [{ type: "string" }, item, { type: "array", items: item }] },
        list: {
          type: "array",
          items: {
            anyOf: [{ enum: ["a", "b"] }, { properties: { deep: { type: "boolean" } }, type: "object" }],
          },
        },
      },
    };

    expect(rowsOf(schema)).toEqual([
      { path: "one", type: "whole number", description: "O" },
      { path: "many", type: "text, or mapping, or list of mappings", description: "M" },
      { path: "many.run", type: "text", description: "R" },
      { path: "list", type: "list of `a`, `b` or mappings", description: "" },
      { path: "list[].deep", type: "`true`, `false`", description: "" },
    ]);
  });
});
