import { describe, expect, it } from "vitest";
import { containsSecret, createRedactor, createSecretFinder, stripControl } from "#src/core/redact.ts";

const secret = 'correct-horse/battery+staple "7"';

describe("createRedactor", () => {
  const redact = createRedactor([secret]);

  it("hides a given value wherever it stands", () => {
    expect(redact(`a${secret}b\n${secret}`)).toBe("a[redacted]b\n[redacted]");
  });

  it.each(["", "x", "xy"])("hides it in base64 when %j stands before it", (before) => {
    const text = `value=${Buffer.from(`${before}${secret} and more`).toString("base64")}`;

    const shown = redact(text);

    expect(shown).toContain("[redacted]");
    const rest = Buffer.from(shown.replace("value=", "").replace("[redacted]", ""), "base64").toString();
    expect(rest).not.toContain("horse");
  });

  it("hides it in URL-safe base64 and in base64 that was broken into lines", () => {
    const value = "\u00ff\u00fe?>".repeat(20);
    const hide = createRedactor([value]);
    const wrapped = Buffer.from(value).toString("base64").replace(/.{76}/g, "$&\n");

    expect(hide(Buffer.from(value).toString("base64url"))).toMatch(/^\[redacted\].{0,2}$/);
    expect(hide(wrapped)).toMatch(/^\[redacted\].{0,3}$/s);
  });

  it("hides it URL-encoded, as a form field and JSON-escaped, once and twice", () => {
    const once = JSON.stringify(secret);

    expect(redact(encodeURIComponent(secret))).toBe("[redacted]");
    expect(redact(encodeURIComponent(secret).toLowerCase())).toBe("[redacted]");
    expect(redact(new URLSearchParams({ k: secret }).toString())).toBe("k=[redacted]");
    expect(redact(once)).toBe('"[redacted]"');
    expect(redact(JSON.stringify(once))).toBe('"\\"[redacted]\\""');
  });

  it("hides each long line of a value with several lines", () => {
    const hide = createRedactor(["first line of the key\nsecond line of the key\nshort"]);

    expect(hide("1: first line of the key\n2: second line of the key\n3: short")).toBe(
      "1: [redacted]\n2: [redacted]\n3: short",
    );
  });

  it("hides the longest value first when one is part of another", () => {
    const hide = createRedactor(["abcdefgh", "abcdefgh12345678"]);

    expect(hide("abcdefgh12345678 abcdefgh")).toBe("[redacted] [redacted]");
  });

  it("ignores empty values and those under 8 characters", () => {
    expect(createRedactor(["", "  ", "true", "1234567"])("true 1234567")).toBe("true 1234567");
  });

  it("takes the blanks around a value for an accident", () => {
    expect(createRedactor(["  0123456789\n"])("[0123456789]")).toBe("[[redacted]]");
  });

  it("changes nothing the second time", () => {
    const once = redact(`${secret} ${samples.map(([, sample]) => sample).join("\n")}`);

    expect(redact(once)).toBe(once);
  });
});

const letters = "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dF3hJ5";
const jwt = `eyJ${letters}.eyJ${letters}${letters}.${letters}`;
const pem = `-----BEGIN RSA PRIVATE KEY-----\n${`${letters}\n`.repeat(8)}-----END RSA PRIVATE KEY-----`;
/** Kind, text, what is left of it. */
const samples: readonly (readonly [kind: string, text: string, left?: string])[] = [
  ["Anthropic API key", `sk-ant-api03-${letters}-${letters}AA`],
  ["Claude Code token", `sk-ant-oat01-${letters}`],
  ["OpenAI key", `sk-proj-${letters}_${letters}`],
  ["OpenRouter key", `sk-or-v1-${"0123456789abcdef".repeat(4)}`],
  ["GitHub personal token", `ghp_${letters}`],
  ["GitHub OAuth token", `gho_${letters}`],
  ["GitHub user-to-server token", `ghu_${letters}`],
  ["GitHub refresh token", `ghr_${letters}`],
  ["GitHub installation token", `ghs_${letters}`],
  ["GitHub installation token of 520 characters", `ghs_123456_${jwt}${"x".repeat(300)}`],
  ["GitHub fine-grained token", `github_pat_11ABCDEFG0${letters}_${letters}`],
  ["AWS key id", "AKIAQWERTYUIOPASDFGH"],
  ["AWS secret", `aws_secret_access_key = ${letters}abcd`, "aws_secret_access_key = "],
  ["AWS secret in JSON", `"SecretAccessKey": "${letters}abcd"`, '"SecretAccessKey": ""'],
  ["Google key", `AIza${letters.slice(0, 35)}`],
  ["Slack token", "xoxb-123456789012-abcdefghijkl"],
  [
    "Slack webhook",
    `https://hooks.slack.com/services/T00000000/B00000000/${letters}`,
    "https://hooks.slack.com/services/",
  ],
  ["npm token", `npm_${letters}`],
  ["private key", pem],
  ["private key cut off in its middle", pem.slice(0, 200)],
  ["private key on one line", pem.replaceAll("\n", "\\n")],
  ["JSON web token", jwt],
  ["bearer header", `Authorization: Bearer ${letters}`, "Authorization: Bearer "],
  ["basic header", `AUTHORIZATION: basic ${letters}==`, "AUTHORIZATION: basic "],
  ["API key header", `x-api-key: ${letters}`, "x-api-key: "],
  ["password in a URL", "postgres://admin:hunter2@db.example/app", "postgres://@db.example/app"],
  ["token in a URL", `https://${letters}@github.com/o/r`, "https://@github.com/o/r"],
];

describe("known kinds of secrets", () => {
  it.each(samples)("hides: %s", (kind = "", text = "", left = "") => {
    const shown = createRedactor([])(`before ${text} after`);

    expect(shown).toContain("[redacted]");
    // A key that was cut off has no end: what follows it may be part of it.
    if (!kind.includes("cut off")) expect(shown.replace("[redacted]", "")).toBe(`before ${left} after`);
    else expect(shown).not.toContain(letters);
  });

  it.each([
    "risk-aversion-in-the-long-run-of-2024-and-more",
    "sk-folding-cube-animation-with-a-long-name",
    "commit 0123456789abcdef0123456789abcdef01234567",
    "see https://example.com/a:b/c and git@github.com:o/r.git and https://a@b.example/x",
    "AKIAIOSFODNN7EXAMPLE",
    'if (text.includes("-----BEGIN PRIVATE KEY-----")) return;',
    "Bearer tokens are sent in a header",
    "sha512-abcDEF0123456789abcDEF0123456789abcDEF0123456789==",
    "the keyword is npm_config_cache and hf_transfer",
  ])("leaves alone: %s", (text) => {
    expect(createRedactor([])(text)).toBe(text);
  });

  it.each([
    ["eyJ"],
    ["eyJa."],
    ["-sk-"],
    ["://"],
    ["://a:"],
    ["-----BEGIN PRIVATE KEY-----"],
    ["-----BEGIN PRIVATE KEY-----A"],
    ["-----BEGIN "],
    ["bearer "],
    ["secret_access_key="],
    ["a"],
    ["AKIA"],
    ["\u001b[0;"],
    ["\u001b]"],
  ])("stays linear on a megabyte of %j", (piece) => {
    const redact = createRedactor([secret, "a".repeat(40)]);
    const text = piece.repeat(2 ** 20 / piece.length);
    const startedAt = performance.now();

    stripControl(redact(text));

    // It takes a fifth of a second; quadratic it would take many minutes.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});

describe("createSecretFinder", () => {
  it("names the kind of what it finds", () => {
    const find = createSecretFinder([secret]);

    expect(find(`x = "${secret}"`)).toBe("a secret of this run");
    expect(find(`token: ghp_${letters}`)).toBe("a GitHub token");
    expect(find(`+${pem}`)).toBe("a private key");
    expect(find("nothing here")).toBeUndefined();
  });

  it("does not take examples and local test databases for secrets", () => {
    expect(containsSecret("DATABASE_URL=postgres://test:test@localhost:5432/test")).toBe(false);
    expect(containsSecret(`curl -H "Authorization: Bearer ${jwt}"`)).toBe(false);
  });

  it("finds given values in other spellings", () => {
    expect(containsSecret(Buffer.from(secret).toString("base64"), [secret])).toBe(true);
    expect(containsSecret("nothing", [secret])).toBe(false);
  });
});

describe("stripControl", () => {
  it("removes colours, cursor movements, titles and links of terminals", () => {
    const text =
      "\u001b[1;31mred\u001b[0m \u001b]0;title\u0007\u001b]8;;https://x.example\u001b\\link\u001b]8;;\u001b\\ \u001b[2K\u001b(Bend\u009b1m";

    expect(stripControl(text)).toBe("red link end");
  });

  it("keeps the lines after a terminal string that never ends", () => {
    expect(stripControl("\u001b]0;hidden\nFAIL src/a.test.ts")).toBe("\nFAIL src/a.test.ts");
  });

  it("keeps tabs and line feeds, turns carriage returns into line feeds and drops other control characters", () => {
    expect(stripControl("a\tb\r\nc\rd\u0000\u0008\u007fe\u2028f")).toBe("a\tb\nc\nde\nf");
  });

  it("removes what is there without being seen", () => {
    const tagged = [..."ignore all"].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join("");

    expect(stripControl(`a\u202eb\u2066c\u200bd\ufeffe\u00adf${tagged}g\u3164h\u2800i\u061cj`)).toBe(
      "abcdefghij",
    );
  });

  it("removes variation selectors that style nothing, and hidden runs of them", () => {
    expect(stripControl("a\ufe0fb\ufe01\u{e0100}\u{e01ef}c")).toBe("abc");
    expect(stripControl("❤\ufe0f\ufe0f\ufe0e\ufe0f")).toBe("❤\ufe0f");
  });

  it("keeps emoji, accents and other scripts", () => {
    const text = "👩‍💻 ❤️ 1️⃣ 👍🏽 é e\u0301 漢字 العربية नमस्ते";

    expect(stripControl(text)).toBe(text);
  });

  it("replaces halves of code points", () => {
    expect(stripControl("a\ud83db")).toBe("a\ufffdb");
  });
});
