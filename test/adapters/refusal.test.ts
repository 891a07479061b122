import { describe, expect, it } from "vitest";
import { setbackOf } from "#src/adapters/refusal.ts";

const now = Date.UTC(2026, 10, 20, 15, 30);
const midnight = Date.UTC(2026, 10, 21);
const nothing = { error: undefined, headers: undefined };
const perDay =
  "Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day";

describe("setbackOf", () => {
  it.each([
    [
      "the header, in milliseconds",
      { headers: new Headers({ "x-ratelimit-reset": `${midnight}` }) },
      midnight,
    ],
    [
      "the header, in seconds",
      { headers: new Headers({ "x-ratelimit-reset": `${midnight / 1000}` }) },
      midnight,
    ],
    [
      "OpenRouter's header inside the body",
      {
        error: {
          metadata: { headers: { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": `${midnight}` } },
        },
      },
      midnight,
    ],
    ["retry-after in seconds", { headers: new Headers({ "retry-after": "90" }) }, now + 90_000],
    [
      "retry-after as a date",
      { headers: new Headers({ "retry-after": new Date(midnight).toUTCString() }) },
      midnight,
    ],
    ["the day that free models are counted by", { detail: perDay }, midnight],
    [
      "the minute that free models are counted by",
      { detail: "Rate limit exceeded: free-models-per-min." },
      now + 60_000,
    ],
    [
      "nothing known: seconds that are left",
      { headers: new Headers({ "x-ratelimit-reset": "30" }) },
      undefined,
    ],
    ["nothing known: a date that has passed", { headers: new Headers({ "retry-after": "0" }) }, undefined],
  ])("waits after a 429 until %s", (_name, fields, until) => {
    expect(setbackOf({ status: 429, detail: "slow down", ...nothing, ...fields }, now)).toEqual({
      kind: "throttled",
      detail: expect.any(String),
      ...(until === undefined ? {} : { until }),
    });
  });

  it.each([
    [400, "context length exceeded", undefined],
    [400, "Your credit balance is too low", "billing"],
    [401, "no", "auth"],
    [402, "no", "billing"],
    [403, "no", "auth"],
    [404, "No endpoints found", "misconfigured"],
    [408, "timeout", "overloaded"],
    [413, "too large", undefined],
    [422, "no", undefined],
    [502, "provider_unavailable", "overloaded"],
    [503, "provider_overloaded", "overloaded"],
    [529, "Overloaded", "overloaded"],
  ])("says of a %i (%s): %s", (status, detail, kind) => {
    expect(setbackOf({ status, detail, ...nothing }, now)?.kind).toBe(kind);
  });

  it("has nobody mend a request that moderation held back", () => {
    const error = { metadata: { reasons: ["violence"] } };

    expect(setbackOf({ status: 403, detail: "flagged", error, headers: undefined }, now)).toBeUndefined();
  });
});
