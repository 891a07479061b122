import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { environmentSchema } from "#src/app/app-environment.ts";
import { renderBeginPage } from "#src/app/first-start-page.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const text = read("docs/app.md");
const { default_permissions: permissions, ...more } = load(read("app.yml")) as {
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly callback_urls: readonly string[];
  readonly hook_attributes: { readonly url: string };
};

/** The rows of the table under a heading, without head and rule. */
function rowsUnder(heading: string): readonly string[] {
  const [, section = ""] = text.split(`## ${heading}\n`);
  const [part = ""] = section.split("\n## ");
  return part.split("\n").filter((line) => /^\| `/.test(line));
}

describe("docs/app.md", () => {
  it("lists every variable as the schema has it", () => {
    const rows = Object.entries(environmentSchema.shape).map(([name, schema]) => {
      const { success, data } = schema.safeParse(undefined);
      const otherwise = success ? (data === undefined ? "" : ` \`${data}\``) : " needed";
      return `| \`${name}\` | ${schema.description} |${otherwise} |`;
    });

    expect(rowsUnder("Variables")).toEqual(rows);
  });

  it("gives every permission of app.yml the reason that the first start gives", () => {
    const page = renderBeginPage({
      action: "",
      manifest: { default_permissions: permissions },
      key: undefined,
      organization: undefined,
      hook: "",
      isRelayed: false,
    });
    const rows = [...page.matchAll(/<li><code>(.+?)<\/code> (.*)<\/li>/g)].map(
      ([, permission, reason]) => `| \`${permission}\` | ${reason} |`,
    );

    expect(rowsUnder("What it may do, and why")).toEqual(rows);
    expect(rows).toHaveLength(Object.keys(permissions).length);
  });

  it("names the addresses that app.yml names", () => {
    for (const url of [more.hook_attributes.url, ...more.callback_urls])
      expect(text).toContain(`https://cco.example.com${new URL(url).pathname}\``);
  });
});
