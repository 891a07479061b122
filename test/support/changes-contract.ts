import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Workspace } from "#src/core/ports.ts";
import type { TestRepository } from "./repository.ts";

/** A workspace whose mission began at the repository's first commit. */
export type ChangesPlace = AsyncDisposable & {
  readonly repository: TestRepository;
  readonly workspace: Workspace;
};

const base = {
  "kept.ts": "kept\n",
  "src/add.ts": "one\ntwo\nthree\n",
  "src/gone.ts": "gone\n",
  "src/old name.ts": "1\n2\n3\n4\n5\n6\n7\n8\n",
  "test/add.test.ts": "it\n",
  "link.ts": "text\n",
  "logo.png": Buffer.from([0, 1, 2]),
};

/** What every workspace promises of the difference between two commits. */
export function changesContract(name: string, open: (files: typeof base) => Promise<ChangesPlace>): void {
  describe(`${name} tells what differs between two commits`, () => {
    it("file by file, with both texts and the lines that are new and gone", async () => {
      await using place = await open(base);
      const { repository, workspace } = place;
      const from = await repository.git(["rev-parse", "HEAD"]);
      const to = await repository.commit({
        "src/add.ts": "one\n2\nthree\n",
        "src/gone.ts": undefined,
        "src/old name.ts": undefined,
        "src/größer.ts": "1\n2\n3\n4\n5\n6\n7\n9\n",
        "new.ts": "new\n",
      });

      const { files, more } = await workspace.changes(from, to);

      expect(more).toBe(0);
      expect(files.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toMatchObject([
        {
          path: "new.ts",
          status: "added",
          before: undefined,
          after: "new\n",
          added: [{ line: 1, text: "new" }],
        },
        {
          path: "src/add.ts",
          status: "modified",
          before: "one\ntwo\nthree\n",
          after: "one\n2\nthree\n",
          added: [{ line: 2, text: "2" }],
          removed: [{ line: 2, text: "two" }],
        },
        { path: "src/gone.ts", status: "deleted", before: "gone\n", after: undefined, added: [] },
        {
          path: "src/größer.ts",
          oldPath: "src/old name.ts",
          status: "renamed",
          added: [{ line: 8, text: "9" }],
          removed: [{ line: 8, text: "8" }],
        },
      ]);
    });

    it("without what is no text or too large, which it names", async () => {
      await using place = await open(base);
      const { repository, workspace } = place;
      const from = await repository.git(["rev-parse", "HEAD"]);
      const to = await repository.commit({
        "logo.png": Buffer.from([0, 3]),
        "src/add.ts": `${"x".repeat(600_000)}\n`,
        "after.ts": "read\n",
      });

      const { files } = await workspace.changes(from, to);

      expect(files.map(({ path, unread, after }) => [path, unread, after])).toEqual([
        ["after.ts", undefined, "read\n"],
        ["logo.png", "binary", undefined],
        ["src/add.ts", "too-large", undefined],
      ]);
    });

    it("and takes a file that became a link for one that is gone", async () => {
      await using place = await open(base);
      const { repository, workspace } = place;
      const from = await repository.git(["rev-parse", "HEAD"]);
      await repository.write({ "link.ts": undefined });
      await symlink("/dev/null", join(repository.path, "link.ts"));
      const to = await repository.commit({});

      const { files } = await workspace.changes(from, to);

      expect(files).toMatchObject([{ path: "link.ts", status: "deleted", before: "text\n" }]);
    });

    it("with the tests of a changed source, where they have a usual name", async () => {
      await using place = await open(base);
      const { repository, workspace } = place;
      const from = await repository.git(["rev-parse", "HEAD"]);
      const to = await repository.commit({ "src/add.ts": "other\n" });

      const { files, tests } = await workspace.changes(from, to);

      expect(files).toHaveLength(1);
      expect(tests).toEqual([{ path: "test/add.test.ts", text: "it\n" }]);
    });
  });
}
