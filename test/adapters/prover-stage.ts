import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createProver, type ProverOptions } from "#src/adapters/prover.ts";
import { judgeCriterion } from "#src/core/judge.ts";
import type { Criterion, RunCheck } from "#src/core/mission.ts";
import type { Proof, ProofRequest } from "#src/core/ports.ts";
import type { TestRepository } from "#test/support/repository.ts";

type Request = Partial<ProofRequest> & Pick<ProofRequest, "sha" | "criteria">;

/** A criterion proved by these commands. */
export function criterion(id: string, ...checks: readonly (string | Partial<RunCheck>)[]): Criterion {
  const base: RunCheck = { kind: "run", command: "true", timeoutMs: 60_000, expect: { exit: 0 } };
  return {
    id,
    text: id,
    priority: "medium",
    measurable: true,
    checks: checks.map((check) => ({ ...base, ...(typeof check === "string" ? { command: check } : check) })),
  };
}

/** A prover of a repository's commits, with everything it keeps beside the repository. */
export function proverOf(repository: TestRepository, extra: Partial<ProverOptions> = {}) {
  const root = repository.beside("root");
  const records = join(root, "records");
  const redact = (text: string) => text;
  const gitDir = join(repository.path, ".git");
  const prover = createProver({ gitDir, root, records, redact, ...extra });
  const { signal: interrupt } = new AbortController();
  const whole = (request: Request): ProofRequest => ({
    base: request.sha,
    setup: [],
    protect: [],
    iteration: 1,
    interrupt,
    ...request,
  });
  return {
    root,
    prove: (request: Request) => prover.prove(whole(request)),
    proveRed: (request: Request) => prover.proveRed?.(whole(request)),
    record: (log: string | undefined) => readFileSync(join(records, log ?? "missing"), "utf8"),
  };
}

/** What each criterion's evidence comes to. */
export function verdictsOf(criteria: readonly Criterion[], proof: Proof | undefined) {
  return criteria.map((one) => judgeCriterion(one, proof?.[one.id] ?? []));
}
