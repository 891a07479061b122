import type { ActionsHost } from "../actions-backend.ts";

/** What the runner needs of the GitHub it works for. */
export type RunnerHost = Omit<ActionsHost, "runChanged" | "idTokenRequest"> & {
  /** A promise is waited for by `idle`: what it announces may start runs. */
  runChanged(...news: Parameters<ActionsHost["runChanged"]>): void | Promise<void>;
  /** Where a job with `id-token: write` asks for its OIDC token. Without it none has one. */
  idTokenRequest?: ActionsHost["idTokenRequest"];
};

export type JobAction = Parameters<ActionsHost["jobChanged"]>[3];
