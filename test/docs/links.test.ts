import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { pages } from "./pages.ts";

const root = join(import.meta.dirname, "../..");

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

it("has links that lead somewhere", () => {
  const lost = pages.flatMap(({ name, links }) =>
    links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? name : join(dirname(name), path).replaceAll("\\", "/");
        if (!existsSync(join(root, target))) return true;
        const page = pages.find((one) => one.name === target);
        return anchor !== undefined && page?.headings.map(anchorOf).includes(anchor) !== true;
      })
      .map((link) => `${name}: ${link}`),
  );

  expect(lost).toEqual([]);
});

it("has every page of docs in its index", () => {
  const index = pages.find(({ name }) => name === "docs/README.md")?.links ?? [];
  const missing = pages.filter(({ name }) => name.startsWith("docs/") && !index.includes(name.slice(5)));

  expect(missing.map(({ name }) => name)).toEqual(["docs/README.md"]);
});
