import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createStage, refusalOf, repo, type Stage } from "./stage.ts";

const redirectUri = "https://cco.example.com/callback";
const verifier = "v".repeat(43);

function createApp(stage: Stage) {
  return stage.github.admin.createApp({
    slug: "cco",
    owner: "ada",
    permissions: { contents: "read" },
    callbackUrls: [redirectUri],
  });
}

type Keys = ReturnType<typeof createApp>;

function wishOf({ clientId }: Keys) {
  return {
    client_id: clientId,
    redirect_uri: redirectUri,
    state: "s",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
}

async function authorize(stage: Stage, fields: Record<string, string>): Promise<URL> {
  const url = `${stage.github.serverUrl}/login/oauth/authorize`;
  const response = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return new URL(response.headers.get("location") ?? "");
}

async function trade(stage: Stage, { clientId, clientSecret }: Keys, fields: Record<string, string>) {
  const response = await fetch(`${stage.github.serverUrl}/login/oauth/access_token`, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }),
  });
  return (await response.json()) as Record<string, string>;
}

async function signIn(stage: Stage, app: Keys, login: string): Promise<string> {
  const back = await authorize(stage, { ...wishOf(app), login });
  const code = back.searchParams.get("code") ?? "";
  const { access_token = "" } = await trade(stage, app, { code, code_verifier: verifier });
  return access_token;
}

describe("signing in for an App", () => {
  test("asks who one is, and sends back a code that is good once, for who knows secret and verifier", async () => {
    await using stage = await createStage();
    const app = createApp(stage);
    const address = `${stage.github.serverUrl}/login/oauth/authorize`;
    const page = await (await fetch(`${address}?${new URLSearchParams(wishOf(app))}`)).text();
    const back = await authorize(stage, { ...wishOf(app), login: "bob" });
    const spoiled = (await authorize(stage, { ...wishOf(app), login: "bob" })).searchParams.get("code") ?? "";
    const code = back.searchParams.get("code") ?? "";
    const granted = await trade(stage, app, { code, code_verifier: verifier });

    expect(page).toContain("Authorize as bob");
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    expect(back.searchParams.get("state")).toBe("s");
    expect(granted).toMatchObject({ expires_in: 28_800, token_type: "bearer", scope: "" });
    expect(granted.access_token).toMatch(/^ghu_\w{36}$/);
    const errors = [
      await trade(stage, app, { code, code_verifier: verifier }),
      await trade(stage, app, { code: spoiled, code_verifier: "w".repeat(43) }),
      await trade(stage, { ...app, clientSecret: "guessed" }, { code, code_verifier: verifier }),
    ].map(({ error }) => error);
    expect(errors).toEqual([
      "bad_verification_code",
      "bad_verification_code",
      "incorrect_client_credentials",
    ]);
  });

  test("sends nobody to an address that is not the App's", async () => {
    await using stage = await createStage();
    const app = createApp(stage);
    const wish = { ...wishOf(app), redirect_uri: "https://evil.example/callback" };
    const address = `${stage.github.serverUrl}/login/oauth/authorize?${new URLSearchParams(wish)}`;

    expect((await fetch(address, { redirect: "manual" })).status).toBe(400);
    const denied = await authorize(stage, { ...wishOf(app), login: "" });
    expect(denied.searchParams.get("error")).toBe("access_denied");
  });

  test("gives a token that reaches what both user and App reach, for as long as it lasts", async () => {
    let now = Date.UTC(2026, 10, 1);
    await using stage = await createStage({ isPrivate: true }, { clock: () => now });
    const { admin } = stage.github;
    await admin.createRepository({
      owner: "ada",
      name: "apart",
      isPrivate: true,
      files: {},
      collaborators: { bob: "write" },
    });
    const app = createApp(stage);
    const installation_id = admin.install(app.id, "ada", ["ada/engine"]);
    const [bob, eve] = [
      stage.client(await signIn(stage, app, "bob")),
      stage.client(await signIn(stage, app, "eve")),
    ];

    expect((await bob.apps.listInstallationsForAuthenticatedUser()).data.installations).toMatchObject([
      { id: installation_id },
    ]);
    const { data } = await bob.apps.listInstallationReposForAuthenticatedUser({ installation_id });
    expect(data.repositories.map(({ full_name }) => full_name)).toEqual(["ada/engine"]);
    expect((await eve.apps.listInstallationsForAuthenticatedUser()).data.total_count).toBe(0);
    expect((await refusalOf(bob.repos.get({ owner: "ada", repo: "apart" }))).status).toBe(404);
    expect((await refusalOf(bob.issues.create({ ...repo, title: "A" }))).message).toBe(
      "Resource not accessible by integration",
    );
    expect((await refusalOf(stage.bob.apps.listInstallationsForAuthenticatedUser())).status).toBe(403);
    now += 28_800_000;
    expect((await refusalOf(bob.users.getAuthenticated())).status).toBe(401);
  });

  test("ends when the App says so", async () => {
    await using stage = await createStage();
    const app = createApp(stage);
    const token = await signIn(stage, app, "bob");
    const end = (secret: string) =>
      fetch(`${stage.github.apiUrl}/applications/${app.clientId}/token`, {
        method: "DELETE",
        headers: { authorization: `Basic ${btoa(`${app.clientId}:${secret}`)}` },
        body: JSON.stringify({ access_token: token }),
      });

    expect((await end("guessed")).status).toBe(401);
    expect((await stage.client(token).users.getAuthenticated()).data.login).toBe("bob");
    expect((await end(app.clientSecret)).status).toBe(204);
    expect((await refusalOf(stage.client(token).users.getAuthenticated())).status).toBe(401);
  });
});
