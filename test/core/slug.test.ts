import { describe, expect, it } from "vitest";
import { slugOf, suffixed } from "#src/core/slug.ts";

describe("slugOf", () => {
  it.each([
    ["All CRUD endpoints implemented", "all-crud-endpoints-implemented"],
    ["Unit tests with >80% coverage", "unit-tests-with-80-coverage"],
    ["Größe & Maß prüfen", "grosse-and-mass-prufen"],
    ["L'été à Łódź — smørrebrød", "lete-a-lodz-smorrebrod"],
    ["  `--version` works!  ", "version-works"],
  ])("writes %j as %j", (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  it("is the same for composed and decomposed letters", () => {
    expect(slugOf("Prüfung".normalize("NFD"))).toBe(slugOf("Prüfung".normalize("NFC")));
  });

  it("cuts at a word and stays within its length", () => {
    const slug = slugOf("The quick brown fox jumps over the lazy dog again and again");

    expect(slug).toBe("the-quick-brown-fox-jumps-over-the-lazy");
    expect(slugOf("x".repeat(200))).toHaveLength(40);
  });

  it("keeps texts in other scripts apart and usable as ids", () => {
    const slugs = ["测试通过", "文档完整", "Тесты проходят", "API 文档", "API 测试", "🚀", "!!!"].map(
      (text) => slugOf(text),
    );

    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs[3]).toMatch(/^api-[a-z0-9]{6}$/);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
  });
});

it("makes equal slugs distinct by their texts, within the length", () => {
  const long = "a-very-long-slug-that-fills-all-the-room-x";

  expect(suffixed("tests-pass", "Tests pass!")).not.toBe(suffixed("tests-pass", "Tests pass?"));
  expect(suffixed(long, "text").length).toBeLessThanOrEqual(40);
});
