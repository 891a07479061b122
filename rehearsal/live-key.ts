/** A key of the reader's own, for a rehearsal with a real model. */
export type LiveKey = {
  /** The credential alone: a repository's secret by the same name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Where the model is and how the network leads there. */
  readonly environment: Readonly<Record<string, string>>;
};

/** The first of the two that is there, as Claude Code takes them. */
export function findLiveKey(env: Readonly<Record<string, string | undefined>>): LiveKey | undefined {
  const name = ["ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN"].find((one) => env[one]);
  const value = name === undefined ? undefined : env[name];
  if (name === undefined || value === undefined) return undefined;
  const passed = network.flatMap((variable) => {
    const found = env[variable];
    return found === undefined ? [] : [[variable, found] as const];
  });
  // The local GitHub is on loopback, and no proxy finds it there.
  const direct = [env.NO_PROXY, "127.0.0.1"].filter(Boolean).join(",");
  return {
    secrets: { [name]: value },
    environment: {
      ANTHROPIC_BASE_URL: env.ANTHROPIC_BASE_URL || "https://api.anthropic.com",
      ...Object.fromEntries(passed),
      NO_PROXY: direct,
    },
  };
}

const network = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"];

/** Said before anything is spent. The sums are the sample mission's budget. */
export function livePrice({ secrets }: LiveKey): string {
  const [name = ""] = Object.keys(secrets);
  return `Live, with ${name}: at most $5.00 and 8 iterations, the sample mission's budget. A session stops at the first answer beyond its limit. Ctrl-C ends it.`;
}
