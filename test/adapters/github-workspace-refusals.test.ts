import { execFileSync } from "node:child_process";
import { chmod, readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { writeFiles, writeTrap } from "../support/repository.ts";
import {
  branch,
  headOf,
  machineOf,
  once,
  pathsAt,
  push,
  refName,
  startWork,
} from "./github-workspace-fixture.ts";
import { type GitServer, goodToken, serveRepository } from "./github-workspace-server.ts";

afterEach(() => vi.unstubAllEnvs());

describe("what a rule of the remote refuses", () => {
  it("stops the mission with the rule's own words, and the work is kept", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, records } = await startWork(server, { "a.txt": "ours\n" });
    const lines = [
      `error: GH013: Repository rule violations found for ${refName}.`,
      "",
      "- Commits must have verified signatures.",
    ];
    server.meet = once("push", async () => ({
      reason: "push declined due to repository rule violations",
      lines,
    }));

    await expect(sealFirst()).rejects.toMatchObject({
      name: "WorkRefused",
      closes: "misconfigured",
      message: expect.stringMatching(/- Commits must have verified signatures\.\s+Exempt/),
      patch: "withheld/iteration-1.patch",
    });

    expect(await headOf(server.repository)).toBeUndefined();
    expect(await readFile(join(records, "withheld/iteration-1.patch"), "utf8")).toContain("+ours");
  });

  it.each([
    [
      "a workflow",
      "bad dir/ü.yml",
      {
        reason:
          "refusing to allow a GitHub App to create or update workflow `bad dir/ü.yml` without `workflows` permission",
      },
      "The token may not change workflow files.",
    ],
    [
      "a large file",
      "big (1).bin",
      {
        reason: "pre-receive hook declined",
        lines: [
          "error: File big (1).bin is 104.00 MB; this exceeds GitHub's file size limit of 100.00 MB",
          "error: GH001: Large files detected. You may want to try Git Large File Storage.",
        ],
      },
      "It is larger than GitHub takes.",
    ],
  ])("is withheld when it is %s, and the rest goes out", async (_, path, refusal, why) => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, records } = await startWork(server, { "a.txt": "b\n", [path]: "refused\n" });
    server.meet = once("push", async () => refusal);

    const sealed = await sealFirst();

    expect(sealed).toMatchObject({
      files: 1,
      withheld: [{ path, why }],
      patch: "withheld/iteration-1.patch",
    });
    expect(await headOf(server.repository)).toBe(sealed.sha);
    expect(await pathsAt(server, sealed.sha)).toEqual(["a.txt"]);
    expect(await readFile(join(records, sealed.patch ?? ""), "utf8")).toContain("+refused");
  });

  it("is withheld and not kept when it has a secret", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst } = await startWork(server, { "a.txt": "b\n", "conf.txt": "sesame\n" });
    const lines = [
      `error: GH013: Repository rule violations found for ${refName}.`,
      "",
      "- GITHUB PUSH PROTECTION",
      "    - Push cannot contain secrets",
      "",
      "      —— GitHub Personal Access Token ——————————",
      "       locations:",
      "         - commit: 8728dbe67",
      "           path: conf.txt:1",
    ];
    server.meet = once("push", async () => ({
      reason: "push declined due to repository rule violations",
      lines,
    }));

    const sealed = await sealFirst();

    expect(sealed).toMatchObject({ files: 1, withheld: [{ path: "conf.txt" }] });
    expect(sealed.patch).toBeUndefined();
  });

  it("stops the mission when what it names is not in the work", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst } = await startWork(server, { "a.txt": "b\n" });
    const reason =
      "refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission";
    server.meet = once("push", async () => ({ reason }));

    await expect(sealFirst()).rejects.toMatchObject({
      name: "WorkRefused",
      message: expect.stringContaining("ci.yml"),
    });
  });
});

describe("a push that must not be made any more", () => {
  it("is not made, and the work is kept", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const objection = () => "Its pull request was merged.";
    const { sealFirst } = await startWork(server, { "a.txt": "ours\n" }, { objection });

    await expect(sealFirst()).rejects.toMatchObject({
      name: "BranchMoved",
      message: expect.stringContaining("Its pull request was merged. The work is kept"),
      patch: "withheld/iteration-1.patch",
    });

    expect(server.requests().filter(({ moment }) => moment === "push")).toEqual([]);
  });
});

describe("the token", () => {
  it("is refused in so many words, before anything is spent", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { workspace } = machineOf(server, "one", { authorization: async () => "wrong" });

    await expect(workspace.open(branch, "demo")).rejects.toMatchObject({
      code: "TOKEN_REFUSED",
      message: expect.stringContaining(server.url),
      fix: expect.stringContaining("contents: write"),
    });
    expect(server.requests().map(({ moment }) => moment)).toEqual(["greet"]);
  });

  it("is asked for anew when it has expired, and once only", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const minted: string[] = [];
    const authorization = async () => {
      minted.push(`token-${minted.length}`);
      return minted.at(-1) ?? "";
    };
    const { workspace } = machineOf(server, "one", { authorization });
    server.tokens = ["token-1", "token-2"];

    await workspace.open(branch, "demo");
    expect(minted).toHaveLength(3);
    server.tokens = [];

    await expect(workspace.observe(branch)).rejects.toMatchObject({ code: "TOKEN_REFUSED" });
    expect(minted).toHaveLength(5);
  });

  it("is in no file and on no command line", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const commands = await traceCommands(server);
    const { sealFirst, root, records } = await startWork(server, { "a.txt": "b\n" });
    await push(server, { "b.txt": "b\n" });
    await sealFirst();

    const forms = [goodToken, Buffer.from(`x-access-token:${goodToken}`).toString("base64").slice(0, 20)];
    const texts = [await commands(), ...(await contentsIn(root)), ...(await contentsIn(records))];
    expect(texts[0]).toContain("--force-with-lease");
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => forms.some((form) => text.includes(form)))).toEqual([]);
  });

  it("does not follow a redirection to another host", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const met: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      met.push(request.headers.authorization);
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const address = elsewhere.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { workspace } = machineOf(server);
    server.meet = async () => ({ redirect: `http://localhost:${port}/x` });

    await expect(workspace.observe(branch)).rejects.toBeInstanceOf(Error);
    elsewhere.close();

    expect(met).toEqual([undefined]);
  });

  it("goes where it should, whatever a worker wrote into our git directories", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, root } = await startWork(server, { "a.txt": "b\n" });
    const trap = server.repository.beside("trap");
    await writeTrap(trap, server.repository.beside("trace"));
    const config = [
      `[url "http://127.0.0.1:1/"]\n\tinsteadOf = ${server.url}`,
      `[core]\n\taskPass = ${trap}\n\talternateRefsCommand = ${trap}\n\tgitProxy = ${trap}`,
      `[credential]\n\thelper = ${trap}\n[http]\n\tproxy = http://127.0.0.1:1`,
      `[include]\n\tpath = ${trap}\n`,
    ].join("\n");
    for (const place of ["mirror.git", "repo.git"]) {
      await writeFiles(join(root, place), { config });
      for (const hook of ["pre-push", "reference-transaction"])
        await writeTrap(join(root, place, "hooks", hook), server.repository.beside("trace"));
    }

    const sealed = await sealFirst();

    expect(await headOf(server.repository)).toBe(sealed.sha);
    expect(await readFile(server.repository.beside("trace"), "utf8").catch(() => "")).toBe("");
  });
});

describe("faults of the network", () => {
  it.each(["unavailable", "hang-up"] as const)("are waited out (%s)", async (trouble) => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    let left = 3;
    server.meet = async () => (left-- > 0 ? trouble : undefined);

    await expect(machineOf(server).workspace.open(branch, "demo")).resolves.toBeDefined();
  });

  it("are told when they do not end, and the work is kept", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, records } = await startWork(server, { "a.txt": "ours\n" });
    server.requests();
    server.meet = async (moment) => (moment === "push" ? "unavailable" : undefined);

    await expect(sealFirst()).rejects.toThrow(/503/);

    expect(server.requests().filter(({ moment }) => moment === "push")).toHaveLength(4);
    expect(await readFile(join(records, "withheld/iteration-1.patch"), "utf8")).toContain("+ours");
    server.meet = async () => undefined;
    expect(await sealFirst()).toMatchObject({ files: 1, sha: await headOf(server.repository) });
  });
});

async function contentsIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "latin1")));
}

/** Puts a git first on the PATH that writes down how it is called. */
async function traceCommands({ repository }: GitServer): Promise<() => Promise<string>> {
  const log = repository.beside("commands");
  const real = execFileSync("/bin/sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  await writeFiles(repository.beside("bin"), {
    git: `#!/bin/sh\necho "$@" >> '${log}'\nexec '${real}' "$@"\n`,
  });
  await chmod(repository.beside("bin/git"), 0o755);
  vi.stubEnv("PATH", `${repository.beside("bin")}${delimiter}${process.env.PATH}`);
  return async () => readFile(log, "utf8");
}
