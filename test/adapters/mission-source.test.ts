import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readMission } from "#src/adapters/mission-source.ts";
import { missionSchema } from "#src/core/mission.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "cco-mission-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, content);
  return file;
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const examples = (await readdir(join(root, "mission-examples"))).filter((name) => name.endsWith(".yaml"));

describe("readMission", () => {
  it.each(examples)("reads mission-examples/%s without a notice", async (name) => {
    const file = join(root, "mission-examples", name);

    const { pinned, notices } = await readMission(file);

    expect(notices).toEqual([]);
    expect(pinned.spec.id).toBe(name.replace(".yaml", ""));
    expect(missionSchema.parse(pinned.spec)).toEqual(pinned.spec);
  });

  it("returns what the mission names and where it stands", async () => {
    const file = await write("rest.yaml", "title: T\nrepository: ./x\nphases: []\ndefinition_of_done: [A]\n");

    const source = await readMission(file, { defaults: { budget: { usd: 5 } } });

    expect(source).toMatchObject({
      file,
      repository: "./x",
      pinned: { spec: { id: "rest", budget: { usd: 5 } } },
    });
    expect(source.notices).toEqual([expect.stringContaining(`${file}:3:1: phases is left out`)]);
  });

  it("says which file is missing, unreadable, wrong or not text", async () => {
    const cases: readonly (readonly [string, string])[] = [
      [join(directory, "none.yaml"), "MISSION_MISSING"],
      [join(await write("file.yaml", "x"), "below.yaml"), "MISSION_MISSING"],
      [directory, "FILE_UNREADABLE"],
      [await write("empty.yaml", ""), "MISSION_INVALID"],
      [await write("wrong.yaml", "a: [1"), "DOCUMENT_INVALID"],
      [await write("latin1.yaml", Uint8Array.of(0x61, 0x3a, 0x20, 0xe9)), "DOCUMENT_INVALID"],
      [await write("utf16.yaml", Buffer.from("\uFEFFtitle: T", "utf16le")), "DOCUMENT_INVALID"],
      [
        await write(
          "large.yaml",
          `title: T\ndefinition_of_done:\n${"  - a long list of things\n".repeat(40_000)}`,
        ),
        "DOCUMENT_INVALID",
      ],
    ];
    for (const [file, code] of cases) {
      await expect(readMission(file), file).rejects.toMatchObject({
        name: "UserError",
        code,
        message: expect.stringContaining(file),
      });
    }
  });
});

describe("the hash of a mission", () => {
  const text =
    "mission:\n  title: T\n  id: m\n  definition_of_done:\n    - criteria: A\n      verify: npm test\n  budget: {usd: 5}\n";

  async function hashOf(name: string, content: string): Promise<string> {
    return (await readMission(await write(name, content))).pinned.hash;
  }

  it("stays the same however the mission is written", async () => {
    const hash = await hashOf("a.yaml", text);

    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    for (const same of [
      `# a comment\n\n${text}`,
      text.replaceAll("\n", "\r\n"),
      `\uFEFF${text}`,
      "budget:\n  usd: 5.0\nid: m\ndefinitionOfDone: [{verify: [{run: npm test, timeout: 600}], description: 'A ', measurable: true}]\ntitle: \"T\"",
      '{"mission": {"title": "T", "id": "m", "budget": {"usd": 5}, "definition_of_done": [{"criteria": "A", "verify": "npm test"}]}}',
    ]) {
      expect(await hashOf("b.yaml", same)).toBe(hash);
    }
  });

  it.each([
    ["title", text.replace("title: T", "title: U")],
    ["a criterion", text.replace("criteria: A", "criteria: B")],
    ["a command", text.replace("npm test", "npm  test")],
    ["a limit", text.replace("usd: 5", "usd: 6")],
    ["the id", text.replace("id: m", "id: n")],
  ])("changes with %s", async (_, other) => {
    expect(await hashOf("b.yaml", other)).not.toBe(await hashOf("a.yaml", text));
  });
});

it("has the schemas published that the sources describe", () => {
  const check = () =>
    execFileSync(process.execPath, ["scripts/write-schemas.ts", "--check"], { cwd: root, stdio: "pipe" });

  expect(check).not.toThrow();
});
