import { describe, expect, it } from "vitest";
import { closeFences, truncateHead, truncateMarkdown, truncateTail } from "#src/core/truncate.ts";

const digits = "0123456789".repeat(10);

describe("truncateTail", () => {
  it("leaves a text that fits as it is", () => {
    expect(truncateTail(digits, 100)).toBe(digits);
  });

  it("keeps the end and says how much is missing", () => {
    const shown = truncateTail(digits, 50);

    const [, count, kept = ""] = /^\[(\d+) characters left out\]\n(.*)$/.exec(shown) ?? [];
    expect(shown.length).toBeLessThanOrEqual(50);
    expect(digits.endsWith(kept)).toBe(true);
    expect(kept.length + Number(count)).toBe(100);
  });

  it("only cuts when there is no room for the notice", () => {
    expect(truncateTail(digits, 3)).toBe("789");
    expect(truncateTail(digits, 0)).toBe("");
  });
});

describe("truncateHead", () => {
  it("keeps the beginning and says how much is missing", () => {
    const shown = truncateHead("x".repeat(1_000_000), 1000);

    expect(shown.length).toBeLessThanOrEqual(1000);
    expect(shown).toMatch(/^x+\n\[999,\d{3} characters left out\]$/);
  });

  it("only cuts when there is no room for the notice", () => {
    expect(truncateHead(digits, 3)).toBe("012");
  });
});

describe("code points", () => {
  it.each([0, 1, 2, 3, 40, 41, 42, 43])("are never cut in two at %i characters", (max) => {
    const text = "😀".repeat(60);

    for (const cut of [truncateHead, truncateTail, truncateMarkdown]) {
      const shown = cut(text, max);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown.length).toBeLessThanOrEqual(max);
    }
  });
});

describe("closeFences", () => {
  it("closes a fence that is open at the end", () => {
    expect(closeFences("text\n```ts\nlet a;")).toBe("text\n```ts\nlet a;\n```");
    expect(closeFences("~~~~\n~~~\n```\n")).toBe("~~~~\n~~~\n```\n~~~~");
  });

  it("leaves closed fences and inline code alone", () => {
    for (const text of ["```\na\n```", "````\n```\n````\nb", "a ``` b", "```inline``` code", ""]) {
      expect(closeFences(text)).toBe(text);
    }
  });

  it("does not take a fence with an info string for the end of another", () => {
    expect(closeFences("```\n```ts\n")).toBe("```\n```ts\n```");
  });

  it("closes a fence inside a list item or a quote where it was opened", () => {
    expect(closeFences("- item\n  ```\n  a")).toBe("- item\n  ```\n  a\n  ```");
    expect(closeFences("> ```\n> a")).toBe("> ```\n> a\n> ```");
  });
});

describe("truncateMarkdown", () => {
  it("closes the fence before it says how much is missing", () => {
    const shown = truncateMarkdown(`# Log\n\n\`\`\`\`text\n${"line\n".repeat(100)}\`\`\`\`\n`, 120);

    expect(shown.length).toBeLessThanOrEqual(120);
    expect(shown).toMatch(/\n````\n\n\[\d+ characters left out\]$/);
  });

  it("leaves a text that fits as it is", () => {
    expect(truncateMarkdown("```\nopen", 100)).toBe("```\nopen");
  });
});
