import { createProver, type ProverOptions } from "../adapters/prover.ts";
import type { Prover } from "../core/ports.ts";
import { checksNotice } from "./isolation.ts";
import type { Setting } from "./setting.ts";

type ProverPlace = Pick<ProverOptions, "root" | "records" | "quarters" | "onActivity">;

/** Commits are fetched before they are proved. */
export function createJobProver(
  { redact, env, warn }: Setting,
  workspace: { readonly gitDir: string; ready(shas: readonly string[]): Promise<void> },
  place: ProverPlace,
): Prover {
  const prover = createProver({
    ...place,
    gitDir: workspace.gitDir,
    redact,
    environment: env,
    otherUser: true,
    onShortfall: (why) => warn(checksNotice(why)),
  });
  return {
    ...prover,
    prove: async (request) => {
      await workspace.ready([request.sha, request.base]);
      return prover.prove(request);
    },
    proveRed: async (request) => {
      await workspace.ready([request.sha, request.base]);
      return prover.proveRed?.(request);
    },
  };
}
