import type { RepositoryName, Workflow } from "../actions-backend.ts";
import { type Engine, keyOf } from "./engine.ts";
import { type InvalidWorkflow, isInvalid, parseWorkflowFile, type WorkflowFile } from "./workflow-file.ts";

/** The workflows of all repositories: their numbers, and which are disabled. */
export type WorkflowList = {
  /** All files at a commit. */
  filesAt(repository: RepositoryName, commit: string): Promise<readonly (WorkflowFile | InvalidWorkflow)[]>;
  fileAt(
    repository: RepositoryName,
    commit: string,
    path: string,
  ): Promise<WorkflowFile | InvalidWorkflow | undefined>;
  describe(repository: RepositoryName, file: WorkflowFile | InvalidWorkflow): Workflow;
  /** Those of the default branch. */
  all(repository: RepositoryName): Promise<readonly Workflow[]>;
  /** By number, file name or path. */
  find(repository: RepositoryName, idOrFile: string): Promise<Workflow | undefined>;
  setEnabled(repository: RepositoryName, path: string, enabled: boolean): void;
  nextRunNumber(workflow: Workflow): number;
};

export function createWorkflowList(engine: Engine): WorkflowList {
  const ids = new Map<string, number>();
  const disabled = new Set<number>();
  // A commit's files never change.
  const files = new Map<string, ReturnType<WorkflowList["fileAt"]>>();
  const runNumbers = new Map<number, number>();

  function idOf(repository: RepositoryName, path: string): number {
    const key = `${keyOf(repository)}/${path}`;
    const id = ids.get(key) ?? ids.size + 1;
    ids.set(key, id);
    return id;
  }

  async function read(repository: RepositoryName, commit: string, path: string) {
    const content = await engine.git(repository).read(commit, path);
    return content === undefined ? undefined : parseWorkflowFile(path, content);
  }

  const list: WorkflowList = {
    async filesAt(repository, commit) {
      const paths = await engine.git(repository).workflowPaths(commit);
      const found = await Promise.all(paths.map((path) => list.fileAt(repository, commit, path)));
      return found.filter((file) => file !== undefined);
    },
    fileAt(repository, commit, path) {
      const key = `${keyOf(repository)}/${commit}:${path}`;
      const known = files.get(key) ?? read(repository, commit, path);
      files.set(key, known);
      return known;
    },
    describe(repository, file) {
      const id = idOf(repository, file.path);
      const name = isInvalid(file) ? file.path : file.name;
      return { id, name, path: file.path, state: disabled.has(id) ? "disabled_manually" : "active" };
    },
    async all(repository) {
      const head = await engine
        .git(repository)
        .resolve(`refs/heads/${engine.host.defaultBranch(repository)}`);
      const found = head === undefined ? [] : await list.filesAt(repository, head);
      return found.map((file) => list.describe(repository, file));
    },
    async find(repository, idOrFile) {
      const workflows = await list.all(repository);
      return workflows.find(({ id, path }) => [String(id), path, path.split("/").at(-1)].includes(idOrFile));
    },
    setEnabled(repository, path, enabled) {
      const id = idOf(repository, path);
      if (enabled) disabled.delete(id);
      else disabled.add(id);
    },
    nextRunNumber({ id }) {
      const number = (runNumbers.get(id) ?? 0) + 1;
      runNumbers.set(id, number);
      return number;
    },
  };
  return list;
}
