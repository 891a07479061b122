import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { createActions } from "#rehearsal/github/actions/actions.ts";
import { rotateKeys } from "#rehearsal/github/oidc.ts";
import { commitOn, createStage, repo } from "./stage.ts";

const ask = `fetch(process.env.ACTIONS_ID_TOKEN_REQUEST_URL + process.env.ASK, {
  headers: { authorization: "Bearer " + process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN },
}).then((answer) => answer.json()).then(({ value }) => console.log("identity=" + value))`;

const workflow = `name: Identity
on: { workflow_dispatch: {}, pull_request: {} }
jobs:
  known:
    runs-on: ubuntu-latest
    permissions: { id-token: write }
    steps:
      - run: |
          node -e '${ask.replaceAll("\n", " ")}'
        env: { ASK: "&audience=https://app.example.com" }
      - run: echo "asks with $ACTIONS_ID_TOKEN_REQUEST_TOKEN"
  placed:
    runs-on: ubuntu-latest
    environment: { name: production }
    permissions: { id-token: write }
    steps:
      - run: |
          node -e '${ask.replaceAll("\n", " ")}'
        env: { ASK: "" }
  unknown:
    runs-on: ubuntu-latest
    permissions: { contents: write }
    steps:
      - run: env | grep -c ID_TOKEN || true
`;

async function createIdentityStage() {
  const stage = await createStage({ files: { ".github/workflows/id.yml": workflow } });
  const actions = createActions(stage.github.actions);
  const logOf = (run: number, name: string) =>
    actions.log(actions.jobs(run).find((job) => job.name === name)?.id ?? 0);
  return {
    ...stage,
    actions,
    logOf,
    identityIn: (run: number, name: string) => /^identity=(\S+)/m.exec(logOf(run, name))?.[1] ?? "",
    /** The only run of an event, once it has ended. */
    run: async (event: string) => {
      await actions.idle();
      return actions.runs().find((run) => run.event === event)?.id ?? 0;
    },
    [Symbol.asyncDispose]: async () => {
      await actions.close();
      await stage[Symbol.asyncDispose]();
    },
  };
}

test("a job that may write id-token, and no other, tells others who it is, signed", async () => {
  await using stage = await createIdentityStage();
  await stage.ada.actions.createWorkflowDispatch({ ...repo, workflow_id: "id.yml", ref: "main" });

  const run = await stage.run("workflow_dispatch");

  const issuer = `${stage.github.serverUrl}/_services/token`;
  const description = await read<{ readonly jwks_uri: string }>(`${issuer}/.well-known/openid-configuration`);
  expect(description).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks` });
  const keys = createRemoteJWKSet(new URL(description.jwks_uri));
  const identity = stage.identityIn(run, "known");
  const { payload } = await jwtVerify(identity, keys, { issuer, audience: "https://app.example.com" });
  const ref = "ada/engine/.github/workflows/id.yml@refs/heads/main";
  expect(payload).toMatchObject({
    sub: "repo:ada/engine:ref:refs/heads/main",
    repository: "ada/engine",
    repository_id: String(stage.github.admin.repository("ada/engine").id),
    repository_owner: "ada",
    repository_owner_id: expect.stringMatching(/^\d+$/),
    ...{ ref: "refs/heads/main", ref_type: "branch", sha: await stage.head() },
    ...{ workflow: "Identity", workflow_ref: ref, workflow_sha: await stage.head(), job_workflow_ref: ref },
    ...{ event_name: "workflow_dispatch", run_id: String(run), run_number: "1", run_attempt: "1" },
    ...{ actor: "ada", actor_id: expect.stringMatching(/^\d+$/), runner_environment: "github-hosted" },
    jti: expect.any(String),
  });
  const { iat = 0, exp, nbf } = payload;
  expect([exp, nbf]).toEqual([iat + 300, iat - 600]);
  expect(payload).not.toHaveProperty("environment");
  expect(stage.logOf(run, "known")).toContain("asks with ***");
  expect(stage.logOf(run, "unknown")).toMatch(/^0$/m);
  expect(decodeJwt(stage.identityIn(run, "placed"))).toMatchObject({
    ...{ sub: "repo:ada/engine:environment:production", environment: "production" },
    aud: `${stage.github.serverUrl}/ada`,
  });
});

test("of a pull request the identity says so", async () => {
  await using stage = await createIdentityStage();
  const sha = await commitOn(stage.ada, await stage.head(), { "b.txt": "two\n" });
  await stage.ada.git.createRef({ ...repo, ref: "refs/heads/topic", sha });
  await stage.ada.pulls.create({ ...repo, head: "topic", base: "main", title: "Add b" });
  await stage.github.settled();

  const run = await stage.run("pull_request");

  expect(decodeJwt(stage.identityIn(run, "known"))).toMatchObject({
    ...{ sub: "repo:ada/engine:pull_request", event_name: "pull_request" },
    ...{ ref: expect.stringMatching(/^refs\/pull\/\d+\/merge$/), head_ref: "topic", base_ref: "main" },
  });
});

test("what a job asks with ends with the job, and a new key signs at once", async () => {
  await using stage = await createStage();
  const { serverUrl, world, actions } = stage.github;
  const about = { repository: { owner: repo.owner, name: repo.repo }, github: { run_id: "1" } };
  const request = actions.idTokenRequest(about);
  const headers = { authorization: `Bearer ${request.token}` };
  const kidOf = async () =>
    decodeProtectedHeader((await read<{ readonly value: string }>(request.url, headers)).value).kid;
  const shown = async () => {
    const { keys } = await read<Keys>(`${serverUrl}/_services/token/.well-known/jwks`);
    return keys.map(({ kid }) => kid);
  };

  const first = await kidOf();
  rotateKeys(world);
  const second = await kidOf();
  const both = await shown();
  actions.revokeToken(request.token);

  expect(second).not.toBe(first);
  expect(both).toEqual([first, second]);
  expect((await fetch(request.url, { headers })).status).toBe(401);
  expect((await fetch(request.url)).status).toBe(401);
});

type Keys = { readonly keys: readonly { readonly kid: string }[] };

async function read<T>(url: string, headers: Record<string, string> = {}): Promise<T> {
  return (await fetch(url, { headers })).json() as Promise<T>;
}
