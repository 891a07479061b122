import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readIssue } from "#src/adapters/issue-mission.ts";
import { readMission } from "#src/adapters/mission-source.ts";
import { parseDocument } from "#src/adapters/yaml-document.ts";
import { runCli } from "#src/cli/run-cli.ts";
import { readTemplates } from "#src/cli/templates.ts";
import type { Terminal } from "#src/cli/terminal.ts";
import { issueForm, issueFormPath } from "#src/core/issue-form.ts";
import { createRepository, type TestRepository } from "#test/support/repository.ts";

const templates = readTemplates();

/** The command in a directory, and what it said. */
async function cco(cwd: string, ...args: readonly string[]) {
  let stdout = "";
  let stderr = "";
  const terminal: Terminal = {
    write: (text) => {
      stdout += text;
    },
    error: (text) => {
      stderr += text;
    },
    interactive: false,
    columns: 80,
    env: { ...process.env, NO_COLOR: "1" },
    cwd,
  };
  const code = await runCli(args, terminal);
  return { code, stdout, stderr };
}

function fileOf({ path }: TestRepository, name: string): Promise<string> {
  return readFile(join(path, name), "utf8");
}

/** An issue that somebody wrote with the form and left as it was filled in. */
function issueFrom(form: string): string {
  const { body } = parseDocument(form, "form.yml").value as {
    body: { attributes: { label?: string; value?: string; render?: string } }[];
  };
  return body
    .flatMap(({ attributes: { label, value, render } }) => {
      if (label === undefined) return [];
      if (value === undefined) return [`### ${label}\n\n_No response_`];
      const fence = render === undefined ? "" : "```";
      return [`### ${label}\n\n${fence}${render ?? ""}\n${value.trimEnd()}\n${fence}`];
    })
    .join("\n\n");
}

describe.each(templates)("cco init --template $name", ({ name, text }) => {
  it("writes a mission that a start would open as it is", async () => {
    await using repository = await createRepository({ "README.md": "# A project\n" });

    const init = await cco(repository.path, "init", "--template", name);
    const validate = await cco(repository.path, "validate");
    const next = await cco(repository.path, "next");

    expect(init).toMatchObject({ code: 0, stderr: "" });
    expect(init.stdout).toContain("wrote  .cco/mission.yaml\n");
    expect(init.stdout).toContain("Make .cco/mission.yaml yours");
    expect(await fileOf(repository, ".cco/mission.yaml")).toBe(text);
    expect(validate).toMatchObject({ code: 0, stderr: "" });
    expect(validate.stdout).not.toContain("nothing proves it yet");
    expect(validate.stdout.split("\n").slice(1)).not.toContainEqual(expect.stringMatching(/^\S/));
    expect(next).toMatchObject({ code: 0, stderr: "" });
    expect(next.stdout).toContain("Open the mission");
  });

  it("fills in the issue form with the same commands", async () => {
    await using repository = await createRepository({ "README.md": "# A project\n" });

    const init = await cco(repository.path, "init", "--github", "--template", name);
    const { spec } = (await readMission(join(repository.path, ".cco/mission.yaml"))).pinned;
    const form = await fileOf(repository, issueFormPath);
    const issue = { number: 1, title: "T", body: issueFrom(form), labels: [], author: "ada" };
    const { pinned, notices } = readIssue(issue, { commandsTrusted: true });

    expect(init).toMatchObject({ code: 0, stderr: "" });
    expect(notices).toEqual([]);
    expect(pinned.spec.setup).toEqual(spec.setup);
    expect(pinned.spec.criteria.length).toBeGreaterThan(1);
    for (const { text: said, priority, checks } of pinned.spec.criteria) {
      const meant = spec.criteria.find((criterion) => criterion.text === said);
      const plain = meant?.checks.map((check) => ({ ...check, timeoutMs: 600_000 }));
      expect({ said, priority, checks }).toEqual({ said, priority: meant?.priority, checks: plain });
    }
  });
});

describe("cco init", () => {
  it("never overwrites with a template, and says that the template is not there", async () => {
    await using repository = await createRepository({ ".cco/mission.yaml": "# mine\n" });
    const other = ".cco/missions/bug-fix.yaml";

    const kept = await cco(repository.path, "init", "--template", "bug-fix");
    const made = await cco(repository.path, "init", "--template", "bug-fix", "--mission", other);

    expect(kept.stdout).toContain("kept   .cco/mission.yaml\n");
    expect(kept.stdout).toContain(`cco init --template bug-fix --mission ${other}`);
    expect(await fileOf(repository, ".cco/mission.yaml")).toBe("# mine\n");
    expect(made.stdout).toContain(`wrote  ${other}\n`);
    expect(await fileOf(repository, other)).toContain("Fix #123");
  });

  it("writes nothing for a template that is not there", async () => {
    await using repository = await createRepository({ "README.md": "# A project\n" });

    const { code, stderr } = await cco(repository.path, "init", "--template", "pyton-service");

    expect(code).toBe(40);
    expect(stderr).toContain(
      "There is no template pyton-service. Did you mean python-service?\nfix   Name one",
    );
    expect(await repository.git(["status", "--porcelain"])).toBe("");
  });

  it("lists the templates, outside of a repository too, and in its help", async () => {
    const list = await cco("/", "init", "--template", "list");
    const help = await cco("/", "init", "--help");

    expect(list).toMatchObject({ code: 0, stderr: "" });
    for (const { name, about } of templates) {
      expect(list.stdout).toMatch(new RegExp(`^${name} +${about.replaceAll(/[()]/g, "\\$&")}$`, "m"));
      expect(help.stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    }
  });

  it("leaves the issue form as it is without a template, and writes no mission that a push would start", async () => {
    await using repository = await createRepository({ "README.md": "# A project\n" });

    const init = await cco(repository.path, "init", "--github");

    expect(await fileOf(repository, issueFormPath)).toBe(issueForm());
    expect(init.stdout).toContain("put the label cco:mission on an issue");
    await expect(fileOf(repository, ".cco/mission.yaml")).rejects.toThrow("ENOENT");
  });
});
