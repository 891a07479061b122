import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AfterCall, Faults, Recorded } from "#rehearsal/github/faults.ts";
import { buildAction } from "./built-action.ts";
import { isOurs, kindOf } from "./calls.ts";
import { expectOneMission } from "./one-mission.ts";
import { issueText, meets } from "./script.ts";
import { createShiftedClock } from "./shifted-clock.ts";
import { type ActionStage, createActionStage } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

const oneHour = 3_600_000;

describe("a fault of GitHub that passes", () => {
  test.concurrent("is waited out, whatever was asked", async () => {
    await using stage = await createActionStage({ action: action.directory, acts: [meets(1, "one")] });
    const { faults } = stage.github;
    faults.next({ path: /\/permission$/, status: 502 });
    faults.next({ says: /query situation/, status: 500 });
    faults.next({ path: /\/dispatches$/, status: 500 });
    faults.secondaryLimit({ path: /\/git\/trees$/, retryAfterSeconds: 1 });
    faults.next({ path: /git-upload-pack$/, status: 503 });
    faults.next({
      says: /cco: baseline-proved/,
      status: 200,
      body: { data: null, errors: [somethingWrong] },
    });
    faults.next({ says: /cco: iteration-opened/, status: 403, ...limitFor(1) });
    faults.next({ says: /cco: agent-finished/, ...graphqlLimitFor(1) });
    faults.next({ path: /\/info\/refs$/, status: 500 });
    faults.next({ path: /git-receive-pack$/, status: 503 });
    faults.next({ method: "POST", path: /\/pulls$/, ...tooMany });
    faults.next({ method: "GET", path: /\/check-runs$/, status: 504 });

    await stage.begin(issueText(["one"]));
    await stage.idle();

    await expectOneMission(stage);
    expect(stage.actions.runs().map(({ conclusion }) => conclusion)).toEqual(["success", "success"]);
  });

  test.concurrent("makes nothing twice when only the answer is lost", async () => {
    await using stage = await createActionStage({ action: action.directory, acts: [meets(1, "one")] });
    const lost: Answers = {
      "query situation": "torn",
      "POST /dispatches": "cut",
      "POST /git/refs": "cut",
      "commit iteration-opened": "torn",
      "git fetch": "torn",
      "git push": "cut",
      "POST /pulls": "torn",
      "report addComment": { status: 200, body: { data: { m0: null }, errors: [somethingWrong] } },
      "POST /issues/…/labels": "cut",
      "commit mission-closed": { status: 502, body: "<html>502</html>" },
      "report updateIssueComment": "cut",
      "DELETE /issues/…/labels/…": "torn",
    };
    const left = losing(stage.github.faults, lost);

    await stage.begin(issueText(["one"]));
    await stage.idle();

    expect(left()).toEqual([]);
    await expectOneMission(stage);
    expect(stage.actions.runs().map(({ event }) => event)).toEqual(["issues", "workflow_dispatch"]);
    const unsaid = losing(stage.github.faults, {
      "POST /issues/comments/…/reactions": "cut",
      "POST /issues/…/comments": "cut",
    });

    const asked = await stage.say("/cco status");

    const answers = (await stage.comments()).filter((body) => body.startsWith("<!-- cco:answer:"));
    expect(unsaid()).toEqual([]);
    expect(await stage.reactions(asked)).toEqual(["eyes"]);
    expect(answers).toEqual([expect.stringContaining("Done")]);
  });

  test.concurrent("makes nothing twice when GitHub shows what was there before", async () => {
    const acts = [meets(1, "one"), meets(2, "two")];
    await using stage = await createActionStage({ action: action.directory, acts });
    const { faults } = stage.github;
    faults.afterCall = (call) => {
      // The sticky comment was written, and neither the answer nor the list says so.
      if (isOurs(call) && kindOf(call) === "report addComment") {
        faults.clear();
        faults.stale({ path: /\/issues\/1\/comments$/ });
        // Of the next job, which shows neither label nor pull request, and no ledger.
        faults.afterCall = (next) => {
          if (kindOf(next) !== "POST /dispatches") return undefined;
          faults.clear();
          faults.stale({ says: /query situation/ });
          faults.stale({ says: /query ledgerHead/ });
          return undefined;
        };
        return "cut";
      }
      return undefined;
    };

    await stage.begin(issueText(["one", "two"]));
    await stage.idle();

    await expectOneMission(stage, ["1", "2"]);
    const asked = stage.github.calls.filter(isOurs).map(kindOf);
    expect(asked.filter((kind) => kind === "POST /pulls")).toHaveLength(1);
    expect(asked.filter((kind) => kind === "DELETE /issues/comments/…")).toHaveLength(1);
  });
});

describe("a limit of GitHub that lasts", () => {
  test.concurrent("ends the job with its work pushed and the time said, and the sweep goes on", async () => {
    await using clock = await createShiftedClock();
    const { environment } = clock;
    await using stage = await createActionStage({
      action: action.directory,
      acts: [meets(1, "one")],
      environment,
    });
    const { faults } = stage.github;
    faults.beforeCall = (call) => {
      if (!JSON.stringify(call.body ?? "").includes("cco: agent-finished")) return undefined;
      faults.beforeCall = undefined;
      faults.next({ path: "/graphql", status: 403, times: 100, ...limitFor(3600) });
      return undefined;
    };

    await stage.begin(issueText(["one"]));
    await stage.idle();
    faults.clear();
    const limited = lastJob(stage);
    const pushed = await stage.iterations();
    await clock.putForward(oneHour);
    await stage.sweep();

    expect(limited.conclusion).toBe("failure");
    expect(limited.said).toMatch(/rate limit refuses further calls until \d{4}-.*not lost.*by itself/s);
    expect(limited.log).not.toContain("    at ");
    expect(pushed).toEqual(["1"]);
    await expectOneMission(stage);
  });

  test.concurrent("of the secondary kind is said, too, and starts nothing twice", async () => {
    await using clock = await createShiftedClock();
    const { environment } = clock;
    await using stage = await createActionStage({
      action: action.directory,
      acts: [meets(1, "one")],
      environment,
    });
    stage.github.faults.secondaryLimit({ path: /\/dispatches$/, retryAfterSeconds: 3600 });

    await stage.begin(issueText(["one"]));
    await stage.idle();
    const limited = lastJob(stage);
    await clock.putForward(oneHour);
    await stage.sweep();

    expect(limited.conclusion).toBe("failure");
    expect(limited.said).toMatch(/rate limit refuses further calls until \d{4}-/);
    await expectOneMission(stage);
  });
});

describe("a push that is refused for good", () => {
  test.concurrent("ends the mission with the reason on its issue, and no next job pays for it again", async () => {
    await using clock = await createShiftedClock();
    const { environment } = clock;
    const acts = [meets(1, "one"), meets(2, "one")];
    await using stage = await createActionStage({ action: action.directory, acts, environment });
    const { faults } = stage.github;
    const body = "remote: Write access to repository not granted.";
    faults.next({ path: /git-receive-pack$/, status: 403, times: 100, body });

    await stage.begin(issueText(["one"]));
    await stage.idle();
    const refused = { labels: await stage.labels(), sticky: await stage.sticky(), job: lastJob(stage) };
    await clock.putForward(oneHour);
    await stage.sweep();
    const after = await stage.entries();
    faults.clear();
    await stage.say("/cco retry");
    await stage.idle();

    expect(refused.labels).toEqual(["cco:failed", "cco:mission"]);
    expect(refused.sticky).toContain("refuses the token");
    expect(refused.sticky).toContain("contents: write");
    expect(refused.job.conclusion).toBe("failure");
    expect(after.filter(({ type }) => type === "agent-finished")).toHaveLength(1);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  });
});

const somethingWrong = {
  message:
    "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include `E0B0:1` when reporting this issue.",
};

/** A primary limit that ends in so many seconds. */
function limitFor(seconds: number) {
  const reset = Math.floor(Date.now() / 1000) + seconds;
  const message = "API rate limit exceeded for installation.";
  return {
    headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${reset}` },
    body: { message, documentation_url: "https://docs.github.com/rest" },
  };
}

/** The same in GraphQL's way. */
function graphqlLimitFor(seconds: number) {
  const errors = [{ type: "RATE_LIMITED", message: "API rate limit exceeded for installation ID 1." }];
  return { ...limitFor(seconds), status: 200, body: { errors } };
}

const tooMany = {
  status: 429,
  headers: { "retry-after": "1" },
  body: {
    message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
  },
};

type Answers = Record<string, Awaited<ReturnType<AfterCall>>>;

/** Loses the first answer to each kind of call. Gives the kinds that were not asked yet. */
function losing(faults: Faults, answers: Answers): () => readonly string[] {
  const left = new Map(Object.entries(answers));
  faults.afterCall = (call: Recorded) => {
    const kind = isOurs(call) ? kindOf(call) : "";
    const answer = left.get(kind);
    left.delete(kind);
    return answer;
  };
  return () => [...left.keys()];
}

function lastJob({ actions }: ActionStage) {
  const run = actions.runs().at(-1);
  const [job] = actions.jobs(run?.id ?? 0);
  const said = actions.annotations(job?.id ?? 0).map(({ message }) => message);
  return { conclusion: run?.conclusion, said: said.join("\n"), log: actions.log(job?.id ?? 0) };
}
