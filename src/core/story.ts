import { tokensOf } from "./ending.ts";
import type { Entry, EntryOf } from "./event.ts";
import { workedOn } from "./ladder.ts";
import { plural } from "./plural.ts";
import { namesOf } from "./queue.ts";

/** A ledger, told: one line per fact, oldest first. */
export function writeStory(entries: readonly Entry[]): string {
  return entries.map((entry) => `${timeOf(entry)}  ${tell(entry)}`).join("\n");
}

function timeOf(entry: Entry): string {
  return new Date(entry.at).toISOString().slice(0, 19).replace("T", " ");
}

/** One fact as one sentence. */
export function tell(entry: Entry): string {
  switch (entry.type) {
    case "mission-opened":
      return `${entry.actor} opened the mission "${entry.spec.title}" with ${plural(entry.spec.criteria.length, "criterion", "criteria")}, on ${short(entry.base)}.`;
    case "spec-changed":
      return `The mission's text changed: ${entry.diff.join("; ")}.`;
    case "branch-moved":
      return `${entry.change?.by.join(", ") || "Somebody else"} moved the branch from ${short(entry.from)} to ${short(entry.to)}; everything is to be proved again.`;
    case "base-merged":
      return entry.sha === entry.from
        ? `The branch has the base as it is now, ${short(entry.base)}.`
        : `The base moved to ${short(entry.base)} and was merged: ${short(entry.sha)}; everything is to be proved again.`;
    case "base-conflicted":
      return `The base moved to ${short(entry.base)} and cannot be merged: ${entry.why ?? `both changed ${entry.files.map(({ path }) => path).join(", ")}`}.`;
    case "base-refused":
      return `The base moved to ${short(entry.base)}, and a rule keeps it out of the branch: ${entry.why}`;
    case "baseline-proved":
      return `Before any work, at ${short(entry.sha)}: ${verdictsOf(entry)}.`;
    case "slot-taken":
      return "The mission takes its turn, if no other was first.";
    case "mission-queued":
      return `The mission waits for ${namesOf(entry.behind)}.`;
    case "iteration-opened":
    case "work-handed-over":
      return beginningOf(entry);
    case "agent-finished":
      return `The worker ended: ${entry.ending.kind}, ${entry.turns} turns, ${cost(entry.usd)}, ${tokensOf(entry.usage).toLocaleString("en-US")} tokens. ${entry.report?.subject ?? entry.ending.detail}`;
    case "work-committed":
      return committed(entry);
    case "criteria-judged":
      return `At ${short(entry.sha)}: ${verdictsOf(entry)}.`;
    case "judgement-made":
      return judgementOf(entry);
    case "checks-planned":
    case "checks-tried":
    case "checks-approved":
      return tellOfChecks(entry);
    case "plan-made":
      return `${entry.planner === "rules" ? "The rules" : entry.planner} planned: ${entry.focus.join(", ")}. ${entry.strategy}${entry.problem === undefined ? "" : ` (${entry.problem})`}`;
    case "progress-reported":
      return "Progress was reported.";
    case "iteration-abandoned":
      return `Iteration ${entry.iteration} was abandoned and does not count: ${entry.why}`;
    case "ci-looked-at":
      return `CI of ${short(entry.sha)}: ${sightOf(entry)}.`;
    case "ci-started":
      return startOf(entry);
    case "mission-parked":
      return waitOf(entry);
    case "signal-received":
      return `${entry.actor} said ${entry.signal.kind}${entry.signal.kind === "steer" ? `: ${entry.signal.text}` : ""}.`;
    case "criterion-approved":
    case "findings-accepted":
    case "text-approved":
      return approvalIn(entry);
    case "criterion-rejected":
      return `${entry.actor} rejected ${entry.criterion}: ${entry.why}`;
    case "budget-raised":
      return `${entry.actor} raised the budget: ${raises(entry)}.`;
    case "mission-closed":
      return `The mission closed: ${entry.outcome}. ${entry.why}`;
  }
}

function approvalIn(entry: EntryOf<"criterion-approved" | "findings-accepted" | "text-approved">): string {
  switch (entry.type) {
    case "criterion-approved":
      return `${entry.actor} approved ${entry.criterion} at ${short(entry.sha)}.`;
    case "findings-accepted":
      return `${entry.actor} lets stand what was found in the change at ${short(entry.sha)}.`;
    case "text-approved":
      return `${entry.actor} approved the text of the issue, with its commands and settings (${short(entry.hash)}).`;
  }
}

function beginningOf(entry: EntryOf<"iteration-opened" | "work-handed-over">): string {
  const { iteration, strategy } = entry;
  if (entry.type === "work-handed-over")
    return `Iteration ${iteration} is for a person (${strategy}): ${workedOn(entry)}.`;
  const again = entry.attempt > 1 ? `, attempt ${entry.attempt}` : "";
  return `Iteration ${iteration}${again} opened (${strategy}) for ${workedOn(entry)}, with $${entry.reserveUsd.toFixed(2)} reserved.`;
}

function committed(entry: EntryOf<"work-committed">): string {
  const withheld = entry.withheld.map((one) => `${one.path} (${one.why})`).join(", ");
  const kept = withheld === "" ? "" : ` Taken out: ${withheld}.`;
  if (entry.base !== undefined)
    return `${short(entry.sha)} was committed: the base ${short(entry.base)}, merged with its conflicts resolved.${kept}`;
  if (entry.files === 0) return `The worker left no change.${kept}`;
  return `${short(entry.sha)} was committed: ${plural(entry.files, "file")}, +${entry.additions} -${entry.deletions}.${kept}`;
}

function verdictsOf(entry: EntryOf<"criteria-judged" | "baseline-proved" | "checks-tried">): string {
  const proved = entry.verdicts
    .map((one) => `${one.criterion} ${one.verdict}${flakeOf(one.runs)}`)
    .join(", ");
  const found = entry.type === "checks-tried" ? "" : foundIn(entry);
  return (proved || "nothing was left to prove") + found;
}

function foundIn({ findings = [] }: EntryOf<"criteria-judged" | "baseline-proved">): string {
  if (findings.length === 0) return "";
  const first = findings.slice(0, 3).map((one) => `${one.severity} ${one.detector} in ${one.path}`);
  const more = findings.length > first.length ? ` and ${findings.length - first.length} more` : "";
  return `; found in the change: ${first.join(", ")}${more}`;
}

function judgementOf({ sha, answers, asked, model, usd, problem }: EntryOf<"judgement-made">): string {
  const said = asked.map((id) => {
    const answer = answers.find(({ criterion }) => criterion === id);
    const votes =
      answer?.votes !== undefined && answer.votes.length > 1 ? ` (${answer.votes.join(", ")})` : "";
    return `${id} ${answer?.verdict ?? "unanswered"}${votes}`;
  });
  return `${model} judged at ${short(sha)}: ${said.join(", ") || "nothing"}. ${cost(usd)}.${problem === undefined ? "" : ` ${problem}`}`;
}

function flakeOf(runs: readonly string[] = []): string {
  return new Set(runs).size > 1 ? ` (flaky: ${runs.join(", ")})` : "";
}

function tellOfChecks(entry: EntryOf<"checks-planned" | "checks-tried" | "checks-approved">): string {
  switch (entry.type) {
    case "checks-planned":
      return draftsOf(entry);
    case "checks-tried":
      return `The drafted checks, before any work, at ${short(entry.sha)}: ${verdictsOf(entry)}.`;
    case "checks-approved":
      return `${entry.actor} approved the drafted checks of ${entry.approved.map((one) => one.criterion).join(", ")}.`;
  }
}

function draftsOf({ planned, source, problem }: EntryOf<"checks-planned">): string {
  const drafts = planned.map(
    (one) =>
      `${one.criterion}: ${one.checks.map((check) => (check.kind === "run" ? check.command : check.name)).join(" && ")}`,
  );
  const what =
    drafts.length === 0 ? `${source} drafted no check.` : `${source} drafted checks. ${drafts.join("; ")}`;
  return problem === undefined ? what : `${what} (${problem})`;
}

function waitOf({ until, why, awaits }: EntryOf<"mission-parked">): string {
  if (awaits === "ci") return `The mission waits for CI: ${why}`;
  const time = until === undefined ? "until it is resumed" : `until ${new Date(until).toISOString()}`;
  return `The mission waits ${time}: ${why}`;
}

function startOf({ sha, workflows, refused }: EntryOf<"ci-started">): string {
  const started = workflows.length === 0 ? [] : [`CI of ${short(sha)} was started: ${workflows.join(", ")}.`];
  return [...started, ...refused].join(" ");
}

function sightOf({ names, sight }: EntryOf<"ci-looked-at">): string {
  if (sight === undefined) return "there is no GitHub here to look at";
  return names
    .map((name) => {
      const found = sight.checks.find((one) => one.name === name);
      return `${name} ${(found?.conclusion ?? found?.status ?? "is not there").replaceAll("_", " ")}`;
    })
    .join(", ");
}

function raises({ iterations, usd, minutes, tokens }: EntryOf<"budget-raised">): string {
  const parts = [
    iterations === undefined ? "" : `+${iterations} iterations`,
    usd === undefined ? "" : `+$${usd}`,
    minutes === undefined ? "" : `+${minutes} minutes`,
    tokens === undefined ? "" : `+${tokens} tokens`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function cost(usd: number | undefined): string {
  return usd === undefined ? "cost unknown" : `$${usd.toFixed(4)}`;
}

function short(sha: string): string {
  return sha.slice(0, 9);
}
