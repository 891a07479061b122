import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRepository, type TestRepository } from "#test/support/repository.ts";
import { criterion, proverOf, verdictsOf } from "./prover-stage.ts";

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

const show = "head -n 9 vitest.config.ts api/conftest.py Makefile jest.config.js";

describe("runner configuration", () => {
  it("is proved as it is on the base: changed, deleted, and changed by setup; what is new stays", async () => {
    const base = await repository.commit({
      "vitest.config.ts": "strict\n",
      "api/conftest.py": "strict\n",
      Makefile: "test: strict\n",
    });
    const sha = await repository.commit({
      "vitest.config.ts": "weak\n",
      "api/conftest.py": undefined,
      "jest.config.js": "new\n",
      "src.ts": "work\n",
    });
    const criteria = [criterion("c", `${show} src.ts; exit 1`)];

    const proof = await proverOf(repository).prove({
      sha,
      base,
      setup: ["echo weaker > Makefile"],
      criteria,
    });

    const [evidence] = proof.c ?? [];
    expect(evidence?.tail.replace(/==> (\S+) <==\n([^\n]+)\n*/g, "$1=$2; ").trim()).toBe(
      "vitest.config.ts=strict; api/conftest.py=strict; Makefile=test: strict; jest.config.js=new; src.ts=work;",
    );
    expect(evidence?.held).toEqual(["api/conftest.py", "vitest.config.ts"]);
    expect(verdictsOf(criteria, proof)[0]?.reason).toContain(
      "`api/conftest.py`, `vitest.config.ts` are proved as on the base branch; the branch changes them.",
    );
  });

  it("has the scripts that a check names among it", async () => {
    const base = await repository.commit({ "scripts/verify.sh": "exit 1\n", "scripts/other.sh": "exit 1\n" });
    const sha = await repository.commit({ "scripts/verify.sh": "exit 0\n", "scripts/other.sh": "exit 0\n" });
    const criteria = [criterion("c", "sh scripts/verify.sh"), criterion("d", "sh ./scripts/verify.sh")];
    const prove = (allow: readonly string[]) => proverOf(repository).prove({ sha, base, allow, criteria });

    const strict = await prove([]);
    expect(strict.c?.[0]).toMatchObject({ exitCode: 1, held: ["scripts/verify.sh"] });
    expect(strict.d?.[0]).toMatchObject({ exitCode: 1 });
    expect((await prove(["scripts/*.sh"])).c?.[0]).toMatchObject({ exitCode: 0 });
  });

  it("is proved as the branch has it where the mission says that it is about it", async () => {
    const base = await repository.commit({ "vitest.config.ts": "old\n", "tsconfig.json": "old\n" });
    const sha = await repository.commit({ "vitest.config.ts": "new\n", "tsconfig.json": "new\n" });

    const { c } = await proverOf(repository).prove({
      sha,
      base,
      allow: ["vitest.*"],
      criteria: [criterion("c", "cat vitest.config.ts tsconfig.json")],
    });

    expect(c?.[0]).toMatchObject({ tail: "new\nold", held: ["tsconfig.json"] });
  });

  it("under a protected path is protected: what is new there goes, whatever is allowed", async () => {
    const base = await repository.commit({ "test/a": "a\n" });
    const sha = await repository.commit({ "test/jest.config.js": "weak\n", "jest.config.js": "new\n" });

    const { c } = await proverOf(repository).prove({
      sha,
      base,
      protect: ["test/**"],
      allow: ["**"],
      criteria: [criterion("c", "ls . test")],
    });

    expect(c?.[0]?.tail).toBe(".:\njest.config.js\ntest\n\ntest:\na");
  });

  it("is not written through links that the branch or setup puts in its way", async () => {
    const outside = repository.beside("outside");
    await repository.write({
      "../outside/package.json": '{"scripts":{"test":"mine"}}',
      "../outside/tox.ini": "mine",
    });
    const files = { "package.json": '{"scripts":{"test":"false"}}', "tox.ini": "strict\n" };
    const base = await repository.commit({
      "a/package.json": files["package.json"],
      "b/tox.ini": "strict\n",
    });
    const sha = await repository.commit({
      "a/package.json": '{"scripts":{"test":"true"}}',
      "b/tox.ini": "weak\n",
    });

    const { c } = await proverOf(repository).prove({
      sha,
      base,
      setup: [`rm -r a b; ln -s ${outside} a; ln -s ${outside} b`],
      criteria: [
        criterion(
          "c",
          `cat ${outside}/package.json ${outside}/tox.ini; echo; cat b/tox.ini; npm --prefix a test`,
        ),
      ],
    });

    expect(c?.[0]?.tail).toMatch(/^\{"scripts":\{"test":"mine"\}\}mine\nstrict\n/);
  });
});

describe("scripts of package.json", () => {
  const manifest = (scripts: object, rest: object = {}) => JSON.stringify({ scripts, ...rest }, null, 2);

  it("that a check uses are proved as they are on the base, with the dependencies of the branch", async () => {
    const base = await repository.commit({
      "package.json": manifest({ test: "npm run -s unit", unit: "exit 3" }),
    });
    const sha = await repository.commit({
      "package.json": manifest(
        { test: "true", unit: "true", extra: "echo extra" },
        { dependencies: { zod: "4" } },
      ),
    });
    const criteria = [
      criterion("tested", "npm test"),
      criterion("extra", "npm run -s extra; cat package.json"),
    ];

    const proof = await proverOf(repository).prove({ sha, base, criteria });

    expect(proof.tested?.[0]).toMatchObject({
      exitCode: 3,
      held: ["package.json#scripts.test", "package.json#scripts.unit"],
    });
    expect(proof.extra?.[0]?.tail).toMatch(/^extra\n[\s\S]*"zod": "4"/);
  });

  it("that no check uses, and those that are new, are the branch's", async () => {
    const base = await repository.commit({ "package.json": manifest({ dev: "old" }) });
    const sha = await repository.commit({ "package.json": manifest({ dev: "new", test: "echo tested" }) });

    const { c } = await proverOf(repository).prove({
      sha,
      base,
      criteria: [criterion("c", "npm test; git status --short")],
    });

    expect(c?.[0]).toMatchObject({ exitCode: 0, tail: expect.stringMatching(/tested$/) });
    expect(c?.[0]?.held).toBeUndefined();
  });
});
