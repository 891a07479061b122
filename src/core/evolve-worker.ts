import { claimsIn } from "./claim.ts";
import { responseTo, tokensOf } from "./ending.ts";
import type { EntryOf, EventOf } from "./event.ts";
import type { MissionState, OpenIteration } from "./state.ts";

export function agentFinished(state: MissionState, entry: EntryOf<"agent-finished">): MissionState {
  const { open } = state;
  const holds = state.phase === "opened" && open?.lease.run.run === entry.by.run;
  if (!holds || open === undefined) return lateCost(state, entry);
  const usd = entry.usd ?? open.reserveUsd;
  const { ending } = entry;
  return {
    ...charge(state, usd, entry.usage),
    phase: "ran",
    open: { ...open, usd, reserveUsd: 0, ending, seenBy: entry.by.run, ...summaryOf(entry) },
    session: entry.session,
    blocked: { ...state.blocked, ...claimsIn(state, entry) },
    // What the worker was told counts as heard once a session has run with it.
    guidance: responseTo(ending.kind) === "go-on" ? [] : state.guidance,
    joined: responseTo(ending.kind) === "go-on" ? [] : state.joined,
    setback: responseTo(ending.kind) === "go-on" ? undefined : ending,
  };
}

function summaryOf(entry: EntryOf<"agent-finished">): Pick<OpenIteration, "summary" | "subject"> {
  const { report } = entry;
  if (report === undefined) return { summary: entry.ending.detail };
  return { summary: report.summary, subject: { type: report.type, text: report.subject } };
}

/** The fact of a run that lost its lease: only what it cost beyond the charged reserve still counts. */
function lateCost(state: MissionState, entry: EntryOf<"agent-finished">): MissionState {
  const known = state.charged?.run === entry.by.run ? state.charged.usd : (entry.usd ?? 0);
  return charge(state, Math.max(0, (entry.usd ?? 0) - known), entry.usage);
}

function charge(state: MissionState, usd: number, usage: EventOf<"agent-finished">["usage"]): MissionState {
  return {
    ...state,
    usage: {
      input: state.usage.input + usage.input,
      output: state.usage.output + usage.output,
      cacheRead: state.usage.cacheRead + usage.cacheRead,
      cacheWrite: state.usage.cacheWrite + usage.cacheWrite,
    },
    spend: { ...state.spend, usd: state.spend.usd + usd, tokens: state.spend.tokens + tokensOf(usage) },
  };
}
