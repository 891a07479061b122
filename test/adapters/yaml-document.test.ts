import { describe, expect, it } from "vitest";
import { largestDocument, parseBytes, parseDocument } from "#src/adapters/yaml-document.ts";
import { UserError } from "#src/core/error.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function refusal(read: () => unknown): UserError {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("It was accepted.");
}

const refused = (text: string, file = "m.yaml") => refusal(() => parseDocument(text, file));

describe("parseDocument", () => {
  const text = [
    "mission:", //
    "  title: 'Hi'",
    "  empty:",
    "  list:",
    "    - a",
    '    - key: "b"',
    "      flow: [1, {x: y}]",
    "  text: |",
    "    long",
    "",
  ].join("\n");

  it("reads values", () => {
    expect(parseDocument(text, "m.yaml").value).toEqual({
      mission: { title: "Hi", empty: null, list: ["a", { key: "b", flow: [1, { x: "y" }] }], text: "long\n" },
    });
  });

  it.each([
    [["mission"], { line: 1, column: 1 }, { line: 2, column: 3 }],
    [["mission", "title"], { line: 2, column: 3 }, { line: 2, column: 10 }],
    [["mission", "empty"], { line: 3, column: 3 }, { line: 3, column: 3 }],
    [["mission", "list", 0], { line: 5, column: 7 }, { line: 5, column: 7 }],
    [["mission", "list", 1, "key"], { line: 6, column: 7 }, { line: 6, column: 12 }],
    [["mission", "list", 1, "flow", 1, "x"], { line: 7, column: 18 }, { line: 7, column: 21 }],
  ])("locates key and value of %j", (path, key, value) => {
    for (const newline of ["\n", "\r\n", "\r"]) {
      const document = parseDocument(text.replaceAll("\n", newline), "m.yaml");

      expect(document.locate(path, "key")).toEqual(key);
      expect(document.locate(path)).toEqual(value);
    }
  });

  it.each([["title"], ["mission", "title", "x"], ["mission", "list", 2], ["mission", 0]])(
    "locates nothing at a path that was not written",
    (...path) => {
      expect(parseDocument(text, "m.yaml").locate(path)).toBeUndefined();
    },
  );

  it.each(["", "\n\n", "# only a comment\n", "---\n", "\uFEFF"])(
    "has no value when the text is empty: %j",
    (empty) => {
      expect(parseDocument(empty, "m.yaml").value).toBeUndefined();
    },
  );

  it("does not count a byte order mark as a column", () => {
    expect(parseDocument("\uFEFFa: b", "m.yaml").locate(["a"], "key")).toEqual({ line: 1, column: 1 });
  });

  it("reads dates, yes and no as the texts they are, and merge keys as YAML 1.1 did", () => {
    const { value } = parseDocument("a: &base {day: 2024-01-01, ok: yes}\nb: {<<: *base, ok: no}", "m.yaml");

    expect(value).toEqual({ a: { day: "2024-01-01", ok: "yes" }, b: { day: "2024-01-01", ok: "no" } });
  });

  it("keeps __proto__ an ordinary key", () => {
    const { value } = parseDocument("__proto__: {polluted: true}", "m.yaml");

    expect(Object.keys(Object(value))).toEqual(["__proto__"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it.each([
    ["a tab in the indentation", "a:\n\tb: 1\n", "m.yaml:2:1: a tab is used"],
    ["a tab before the first key", "\ta: 1\n", "m.yaml:1:1: a tab is used"],
    ["a tab behind spaces", "a:\n  b: 1\n  \tc: 2\n", "m.yaml:3:3: a tab is used"],
    ["a key given twice", "a: 1\nb: 2\na: 3\n", 'm.yaml:3:1: the key "a" is given twice; it is on line 1'],
    ["a key given twice, deep down", "a:\n  - {b: 1, b: 2}", 'm.yaml:2:12: the key "b" is given twice'],
    ["two documents", "a: 1\n---\nb: 2\n", "m.yaml:2:1: a second document"],
    ["two documents with a first marker", "---\na: 1\n---\nb: 2\n", "m.yaml:3:1: a second document"],
    ["an open quote", 'a: "x\nb: 1\n', "m.yaml:2:1: a quote or a bracket above is not closed"],
    ["an open bracket", "a: [1, 2\nb: 3\n", "m.yaml:2:1: a quote or a bracket above is not closed"],
    ["a colon in a plain text", "title: Fix: it\n", "m.yaml:1:11: this does not fit"],
    ["keys that do not line up", "a:\n    b: 1\n  c: 2\n", "m.yaml:3:3: this does not fit"],
    ["a list beside keys", "- a\nb: 1\n", "m.yaml:2:1: this does not belong"],
    ["an unknown alias", "a: *b\n", "m.yaml:1:5: a text that starts with *"],
    ["a tag", "a: !secret b\n", "m.yaml:1:4: a text that starts with !"],
    ["a list as a key", "? [a]\n: b\n", "m.yaml:1:1: a key that is a list"],
    ["a control character", "a: \u0007\n", "m.yaml:1:4: a control character"],
    ["deep nesting", `a: ${"[".repeat(200)}`, "m.yaml:1:53: nested too deep"],
    ["an alias of itself", "a: &x [1, *x]\n", "m.yaml:1:12: an alias inside of what it stands for"],
    ["many aliases", `a: &x 1\nb: [${"*x, ".repeat(60)}]\n`, "m.yaml:2:206: too many aliases"],
  ])("refuses %s", (_, wrong, message) => {
    const error = refused(wrong);

    expect(error.code).toBe("DOCUMENT_INVALID");
    expect(error.message).toContain(message);
    expect(error.fix).toMatch(/^[A-Z].*\.$/);
  });

  it("refuses a few aliases of aliases that stand for very many values", () => {
    const bomb = ["l0: &l0 [x,x,x,x,x,x,x,x,x]"];
    for (let level = 1; level < 6; level++)
      bomb.push(`l${level}: &l${level} [${`*l${level - 1},`.repeat(8)}]`);

    const error = refused(bomb.join("\n"));

    expect(error.message).toMatch(/^m\.yaml:[5-6]:\d+: more than 20000 values/);
  });

  it("never repeats a value in a message", () => {
    for (const text of [
      "key: *s3cr3t",
      "key: !s3cr3t x",
      'key: "s3cr3t\nb: 1',
      "key: s3cr3t: x",
      "key: [s3cr3t",
      'key: "\\s3cr3t"',
    ]) {
      const error = refused(text);

      expect(error.message + error.fix).not.toContain("s3cr3t");
    }
  });

  it("shows nothing invisible of a key", () => {
    expect(refused('"a\\e[31m\\u202E": 1\n"a\\e[31m\\u202E": 2').message).toContain(
      'the key "a[31m" is given twice',
    );
  });
});

describe("parseBytes", () => {
  it("reads UTF-8 with and without a byte order mark", () => {
    expect(parseBytes(utf8("a: é"), "m.yaml").value).toEqual({ a: "é" });
    expect(parseBytes(utf8("\uFEFFa: é"), "m.yaml").value).toEqual({ a: "é" });
  });

  it("refuses what is not UTF-8, and says where", () => {
    const latin1 = Uint8Array.from([...utf8("a: 1\nb: caf"), 0xe9, 0x0a]);

    expect(refusal(() => parseBytes(latin1, "m.yaml")).message).toBe(
      "m.yaml:2:7: a byte that is not UTF-8; expected a text file in UTF-8.",
    );
  });

  it.each([[[0xff, 0xfe, 0x61, 0x00]], [[0xfe, 0xff, 0x00, 0x61]]])(
    "names UTF-16 for what it is",
    (bytes) => {
      expect(refusal(() => parseBytes(Uint8Array.from(bytes), "m.yaml")).message).toContain(
        "the file is UTF-16",
      );
    },
  );

  it("accepts the largest document and refuses one byte more", () => {
    const largest = `a: ${"x".repeat(largestDocument - 3)}`;

    expect(parseBytes(utf8(largest), "m.yaml").value).toEqual({ a: largest.slice(3) });
    expect(refusal(() => parseBytes(utf8(`${largest}x`), "m.yaml")).message).toContain("more than 256 kB");
    expect(refused(`${largest}x`).message).toContain("more than 256 kB");
  });
});
