import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pictureNames } from "#rehearsal/portrait.ts";

const root = new URL("../../", import.meta.url);
const files = readdirSync(new URL("docs/pictures/", root)).toSorted();
const readme = readFileSync(new URL("README.md", root), "utf8");

describe("docs/pictures", () => {
  it("has each picture in light and dark, with what it says as text", () => {
    const wanted = pictureNames.flatMap((name) => [`${name}-dark.png`, `${name}-light.png`, `${name}.md`]);

    expect(files).toEqual(wanted.toSorted());
  });

  it.each(pictureNames)(
    "has %s in the README, for light and dark pages and for who cannot see it",
    (name) => {
      const [picture = ""] =
        readme.match(new RegExp(`<picture>(?:(?!</picture>).)*${name}.*?</picture>`, "s")) ?? [];

      expect(picture).toContain(
        `media="(prefers-color-scheme: dark)" srcset="docs/pictures/${name}-dark.png"`,
      );
      expect(picture).toContain(`src="docs/pictures/${name}-light.png"`);
      expect(picture).toMatch(/ alt="[^"]{60,}"/);
      expect(readme).toContain(`(docs/pictures/${name}.md)`);
    },
  );

  it("is light enough for a page to be there at once", () => {
    for (const file of files.filter((name) => name.endsWith(".png"))) {
      const png = readFileSync(new URL(`docs/pictures/${file}`, root));
      expect(png.toString("latin1", 1, 4)).toBe("PNG");
      expect(png.length, file).toBeLessThan(150_000);
    }
  });
});
