import type { Effect } from "../../core/effect.ts";
import { appendFact } from "../../core/loop.ts";
import { isDone } from "../../core/standing.ts";
import { type MissionOptions, openMission } from "../open-mission.ts";
import { actorOf, runLocally } from "../run-locally.ts";
import { openLedger } from "../sessions.ts";
import { atWorkElsewhere, showEnd } from "../show-end.ts";
import type { Terminal } from "../terminal.ts";

/** Not every required criterion is met. None of the outcomes: the mission goes on. */
const notProved = 1;

const proving: readonly Effect["type"][] = [
  "open-mission",
  "change-spec",
  "follow-branch",
  "prove-head",
  "ask-judge",
  "look-at-ci",
  "report-progress",
];

/** `cco verify`: proves the head now, with the judge where only it can tell, and spends nothing on the worker. Exit 0 when every required criterion is met. */
export async function verify(options: MissionOptions, terminal: Terminal): Promise<number> {
  const { place, source } = await openMission(options, terminal);
  const { pinned } = source;
  const ledger = await openLedger(place, pinned.spec.id);
  const before = (await ledger.read()).state;
  if (before !== undefined) {
    await appendFact({ type: "signal-received", signal: { kind: "verify" }, actor: actorOf(place) }, ledger);
  }
  const local = { place, terminal, mission: pinned, spec: pinned.spec, file: source.file };
  const state = await runLocally(local, (effect) => !proving.includes(effect.type));
  if (showEnd(state, place, terminal) === atWorkElsewhere) return atWorkElsewhere;
  return isDone(state) ? 0 : notProved;
}
