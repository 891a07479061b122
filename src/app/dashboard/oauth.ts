import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";

/** GitHub's sign-in, as one App uses it. */
export type OAuth = {
  /** Where a person is sent to sign in. */
  authorizeUrl(attempt: Attempt): string;
  /** Undefined when GitHub does not take the code: it was used, is too old, or belongs to somebody else's attempt. */
  exchange(code: string, attempt: Attempt): Promise<Granted | undefined>;
  /** Ends a token, wherever a copy of it may be. */
  revoke(token: string): Promise<void>;
};

/** What ties the answer of GitHub to the browser that asked. */
export type Attempt = {
  readonly state: string;
  /** PKCE: whoever brings the code has to know it. */
  readonly verifier: string;
};

export type Granted = { readonly token: string; readonly seconds: number | undefined };

export type OAuthOptions = {
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
};

const patienceMs = 10_000;

export function createAttempt(): Attempt {
  const random = () => randomBytes(32).toString("base64url");
  return { state: random(), verifier: random() };
}

/** https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app */
export function createOAuth(options: OAuthOptions): OAuth {
  const { serverUrl, apiUrl, clientId, clientSecret, redirectUri } = options;
  return {
    authorizeUrl: ({ state, verifier }) => {
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
      });
      return `${serverUrl}/login/oauth/authorize?${query}`;
    },
    exchange: async (code, { verifier }) => {
      const response = await fetch(`${serverUrl}/login/oauth/access_token`, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams({
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uri: redirectUri,
          code,
          code_verifier: verifier,
        }),
        signal: AbortSignal.timeout(patienceMs),
      });
      if (!response.ok) throw new Error(`GitHub answered the sign-in with ${response.status}.`);
      return grantedIn(await response.json());
    },
    revoke: async (token) => {
      const response = await fetch(`${apiUrl}/applications/${encodeURIComponent(clientId)}/token`, {
        method: "DELETE",
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
          "content-type": "application/json",
          "user-agent": "cco",
        },
        body: JSON.stringify({ access_token: token }),
        signal: AbortSignal.timeout(patienceMs),
      });
      // 404 and 422: it has ended already.
      if (!response.ok && response.status !== 404 && response.status !== 422)
        throw new Error(`GitHub answered the end of a token with ${response.status}.`);
    },
  };
}

const answerSchema = z.union([
  z.object({ access_token: z.string(), expires_in: z.number().optional() }),
  z.object({ error: z.string() }),
]);

/** A wrong secret is the operator's mistake, not the visitor's. */
function grantedIn(body: unknown): Granted | undefined {
  const answer = answerSchema.parse(body);
  if ("access_token" in answer) return { token: answer.access_token, seconds: answer.expires_in };
  if (answer.error === "bad_verification_code") return undefined;
  throw new Error(`GitHub refused the sign-in: ${answer.error}.`);
}
