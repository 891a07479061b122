import type { Signer } from "../../src/adapters/github-signature.ts";
import { createGitHubWorkspace, type GitHubWorkspace } from "../../src/adapters/github-workspace.ts";
import type { Sealed } from "../../src/core/ports.ts";
import type { Sha } from "../../src/core/verdict.ts";
import { type Files, writeFiles } from "../support/repository.ts";
import {
  type GitServer,
  goodToken,
  type Meeting,
  type Moment,
  type Trouble,
} from "./github-workspace-server.ts";

export const branch = { name: "cco/mission/demo" };
export const refName = `refs/heads/${branch.name}`;

export type Machine = {
  readonly workspace: GitHubWorkspace;
  readonly root: string;
  readonly records: string;
  seal(n: number, work: { readonly from: Sha; readonly base: Sha }): Promise<Sealed>;
};

type MachineOptions = {
  readonly remote?: string;
  readonly authorization?: () => Promise<string>;
  readonly isSecret?: (text: string) => boolean;
  readonly objection?: () => string | undefined;
  readonly signer?: Signer;
};

/** A runner with its own directories and nothing in them. The same name again: the same runner, another process. */
export function machineOf(server: GitServer, name = "one", options: MachineOptions = {}): Machine {
  const root = server.repository.beside(`${name}/root`);
  const records = server.repository.beside(`${name}/records`);
  const workspace = createGitHubWorkspace({
    remote: server.url,
    authorization: async () => goodToken,
    root,
    records,
    pauses: [1, 1, 1],
    ...options,
  });
  return {
    workspace,
    root,
    records,
    seal: async (n, { from, base }) =>
      workspace.seal({
        branch,
        from,
        base,
        message: "feat: work on the demo",
        trailers: { "CCO-Mission": "demo", "CCO-Iteration": String(n) },
        protect: [],
      }),
  };
}

/** Work of a first iteration, begun and not sealed. */
export async function startWork(
  server: GitServer,
  files: Files,
  options: MachineOptions = {},
): Promise<Machine & { base: Sha; sealFirst(): Promise<Sealed> }> {
  const machine = machineOf(server, "one", options);
  const { base } = await machine.workspace.open(branch, "demo");
  await writeFiles((await machine.workspace.prepare(base)).directory, files);
  return { ...machine, base, sealFirst: () => machine.seal(1, { from: base, base }) };
}

/** Somebody else commits on the mission branch, on top of what is there or of the main branch. */
export async function push({ repository }: GitServer, files: Files, times = 1): Promise<Sha> {
  const isThere = await headOf(repository);
  await repository.git(["switch", "-q", ...(isThere ? [branch.name] : ["-c", branch.name, "main"])]);
  for (let n = 1; n < times; n += 1) await repository.commit({ "count.txt": `${n}\n` }, "By hand");
  const sha = await repository.commit(files, "By hand");
  await repository.git(["switch", "-q", "main"]);
  return sha;
}

export async function headOf({ git }: GitServer["repository"]): Promise<Sha | undefined> {
  return (await git(["for-each-ref", "--format=%(objectname)", refName])) || undefined;
}

export async function pathsAt({ repository }: GitServer, commit: string): Promise<readonly string[]> {
  return (await repository.git(["ls-tree", "-r", "--name-only", commit])).split("\n");
}

/** At the first such moment, and never again. */
export function once(when: Moment, then: () => Promise<Trouble | undefined>): Meeting {
  let done = false;
  return async (moment) => {
    if (done || moment !== when) return undefined;
    done = true;
    return then();
  };
}
