import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { releaseNotesOf } from "../../scripts/changelog.ts";

const sample = `# Changelog

## [Unreleased]

## [1.10.0] - 2026-02-03

### Added

- Ten, see [the issue][42].

## [1.1.0] - 2026-01-02

- One.

[42]: https://example.com/42
[1.10.0]: https://example.com/1.10.0
`;

it("takes the section of one version, with the links it uses", () => {
  expect(releaseNotesOf(sample, "1.10.0")).toBe(
    "### Added\n\n- Ten, see [the issue][42].\n\n[42]: https://example.com/42",
  );
  expect(releaseNotesOf(sample.replaceAll("\n", "\r\n"), "1.1.0")).toBe("- One.");
});

it.each([
  ["there is no section", sample, "1.1.1", 'has no section "## [1.1.1]'],
  ["the section has no date", sample.replace(" - 2026-01-02", ""), "1.1.0", "has no date"],
  ["the section is empty", sample.replace("- One.", ""), "1.1.0", "says nothing of 1.1.0"],
])("refuses a release when %s", (_, text, version, message) => {
  expect(() => releaseNotesOf(text, version)).toThrow(message);
});

it("has our own changelog in that form, newest first", () => {
  const text = readFileSync(new URL("../../CHANGELOG.md", import.meta.url), "utf8");
  const [first, ...versions] = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

  expect(first).toBe("[Unreleased]");
  for (const version of versions)
    expect(version).toMatch(/^\[\d+\.\d+\.\d+(-[\w.]+)?\] - \d{4}-\d{2}-\d{2}$/);
});
