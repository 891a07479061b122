import { isLookedAt } from "./approval.ts";
import { approveChecks } from "./check-approval.ts";
import type { Command, Unknown } from "./command.ts";
import { renderHelp, usageOf } from "./command-help.ts";
import { howToContinue } from "./continuation.ts";
import { blockingFindings } from "./doubt.ts";
import type { MissionEvent } from "./event.ts";
import { isDisputed } from "./judged-standing.ts";
import { escapeLine } from "./markdown-escape.ts";
import type { Criterion } from "./mission.ts";
import { nearest } from "./nearest.ts";
import { waitSentence } from "./queue.ts";
import { headline, renderBar } from "./report.ts";
import type { Signal } from "./signal.ts";
import { completion, metCount } from "./standing.ts";
import type { MissionState } from "./state.ts";
import { approveText, type TextAtHand } from "./text-approval.ts";

export type Asked = {
  /** Login of who wrote the comment: somebody with write access. */
  readonly actor: string;
  /** Of the comment. */
  readonly url?: string | undefined;
  /** Undefined before the mission was opened. */
  readonly state: MissionState | undefined;
  /** The text: only an approval of it needs it. */
  readonly text?: TextAtHand | undefined;
};

/** What a command comes to: facts for the ledger (none, when nothing would change), and what to answer, if anything. */
export type CommandAnswer = { readonly events: readonly MissionEvent[]; readonly reply?: string };

/** Said twice, a command changes nothing the second time. */
export function eventsOf(command: Command | Unknown, asked: Asked): CommandAnswer {
  if (command.kind === "unknown") return reply(correction(command));
  if (command.kind === "help") return reply(renderHelp());
  const { state } = asked;
  // The mission is opened by whoever runs it.
  if (state === undefined && (command.kind === "start" || command.kind === "resume")) return { events: [] };
  if (state === undefined) return reply("There is no mission here yet. `/cco start` starts it.");
  return answer(command, { ...asked, state });
}

type Known = Asked & { readonly state: MissionState };

function answer(command: Exclude<Command, { kind: "help" }>, asked: Known): CommandAnswer {
  const { state } = asked;
  switch (command.kind) {
    case "status":
      return reply(renderStatus(state));
    case "start":
    case "resume":
    case "retry":
      return resume(asked);
    case "pause":
      return state.pause !== undefined ? unchanged : atWork(asked, { kind: "pause" });
    case "stop":
      if (state.stop !== undefined) return unchanged;
      return atWork(asked, { kind: "stop", ...(command.why === undefined ? {} : { why: command.why }) });
    case "verify":
      return state.reproof ? unchanged : signal(asked, { kind: "verify" });
    case "steer":
      return steer(command.text, asked);
    case "approve":
      return withCriterion(command, asked, (criterion) => approve(criterion, asked));
    case "approve-text":
      return approveTextOrCriterion(command.hash, asked);
    case "approve-findings":
      return acceptFindings(command.sha, asked);
    case "approve-checks":
      return approveChecksOrCriterion(command, asked);
    case "reject":
      return withCriterion(command, asked, ({ id }) => ({
        events: [{ type: "criterion-rejected", criterion: id, why: command.why, ...by(asked) }],
      }));
    case "budget":
      return { events: [{ type: "budget-raised", ...command.raise, ...by(asked) }, ...resumeIfSpent(asked)] };
    case "rollback":
      return reply(renderRollback(command.iteration, state));
  }
}

const unchanged: CommandAnswer = { events: [] };

function reply(text: string): CommandAnswer {
  return { events: [], reply: text };
}

function by({ actor, url }: Asked) {
  return { actor, ...(url === undefined ? {} : { url }) };
}

function signal(asked: Asked, said: Signal): CommandAnswer {
  return { events: [{ type: "signal-received", signal: said, ...by(asked) }] };
}

function atWork(asked: Known, said: Signal): CommandAnswer {
  const { closed } = asked.state;
  if (closed === undefined) return signal(asked, said);
  return reply(`The mission is not at work: ${escapeLine(headline(asked.state))}`);
}

function resume(asked: Known): CommandAnswer {
  const { closed, parked, pause, stop, setback, open } = asked.state;
  if (closed?.outcome === "done" && stop === undefined) {
    return reply(
      "The mission is done. For more, edit the issue, or say what is missing: `/cco steer <text>`.",
    );
  }
  const rests = [closed, parked, pause, stop, setback].some((one) => one !== undefined);
  // A run may have died in an iteration: being asked again gives it new attempts.
  if (rests || open !== undefined) return signal(asked, { kind: "resume" });
  if (asked.state.queued !== undefined) return reply(renderQueue(asked.state));
  return unchanged;
}

/** Being asked for again moves nobody forward. */
function renderQueue(state: MissionState): string {
  return `It is queued. ${waitSentence(state)} It starts by itself: the most important first, then the oldest. A label \`priority:high\` on the issue moves it forward.`;
}

function steer(text: string, asked: Known): CommandAnswer {
  const isHeard = asked.state.guidance.some((one) => one.text === text && one.by === asked.actor);
  return isHeard ? unchanged : signal(asked, { kind: "steer", text });
}

/** Raising what was used up says that the mission is to go on. */
function resumeIfSpent(asked: Known): readonly MissionEvent[] {
  return asked.state.closed?.outcome === "out-of-budget" ? signal(asked, { kind: "resume" }).events : [];
}

function withCriterion(
  { kind, criterion: id }: Extract<Command, { kind: "approve" | "reject" }>,
  { state }: Known,
  perform: (criterion: Criterion) => CommandAnswer,
): CommandAnswer {
  const { criteria } = state.mission;
  const found = criteria.find((one) => one.id === id);
  if (found !== undefined) return perform(found);
  const ids = criteria.map((one) => one.id);
  const near = nearest(id, ids);
  const meant = near === undefined ? "" : ` Did you mean \`/cco ${kind} ${near}\`?`;
  const shown = ids.slice(0, 20).map((one) => `\`${one}\``);
  const more = ids.length > shown.length ? ` and ${ids.length - shown.length} more` : "";
  return reply(`There is no criterion ${escapeLine(id)}.${meant} There are: ${shown.join(", ")}${more}.`);
}

/** An approval is for the commit that was looked at. */
function approve({ id, approval }: Criterion, asked: Known): CommandAnswer {
  if (approval === undefined && !isDisputed(id, asked.state)) {
    return reply(
      `\`${id}\` asks for no approval, so it would change nothing. Write \`approval: maintainer\` under it in the mission's text.`,
    );
  }
  if (isLookedAt(id, asked.state)) return unchanged;
  return { events: [{ type: "criterion-approved", criterion: id, sha: asked.state.head, ...by(asked) }] };
}

/** A criterion may have the name: it is meant then, unless the text's hash is named. */
function approveTextOrCriterion(said: string | undefined, asked: Known): CommandAnswer {
  const { state, actor, url, text } = asked;
  const criterion = state.mission.criteria.find(({ id }) => id === "text");
  if (criterion !== undefined && said === undefined) return approve(criterion, asked);
  return approveText(state, { actor, url, said, text });
}

/** A criterion may have the name: it is meant then, unless the commit is named. */
function acceptFindings(said: string | undefined, asked: Known): CommandAnswer {
  const { mission, head, findings } = asked.state;
  const criterion = mission.criteria.find(({ id }) => id === "findings");
  if (criterion !== undefined && said === undefined) return approve(criterion, asked);
  const short = head.slice(0, 9);
  if (findings !== undefined && (findings.sha !== head || !head.startsWith(said ?? ""))) {
    return reply(`The branch is at \`${short}\` now. Look again, then: \`/cco approve findings ${short}\`.`);
  }
  if (blockingFindings(asked.state).length === 0) return reply("Nothing was found that has to be approved.");
  return { events: [{ type: "findings-accepted", sha: head, ...by(asked) }] };
}

/** A criterion may have the name: it is meant then, unless more is said. */
function approveChecksOrCriterion(
  { criterion: id, hash }: Extract<Command, { kind: "approve-checks" }>,
  asked: Known,
): CommandAnswer {
  const named = asked.state.mission.criteria.find((one) => one.id === "checks");
  if (named !== undefined && id === undefined && hash === undefined) return approve(named, asked);
  const said = { said: hash, ...by(asked) };
  if (id === undefined) return approveChecks(asked.state, said);
  return withCriterion({ kind: "approve", criterion: id }, asked, () =>
    approveChecks(asked.state, { ...said, only: id }),
  );
}

function correction({ said, nearest: near, problem }: Unknown): string {
  if (problem === undefined) return `\`/cco\` does not know ${escapeLine(said)}. ${renderHelp(near)}`;
  const usage = usageOf(said);
  return usage === undefined ? problem : `${problem} The command is \`${usage}\`.`;
}

function renderStatus(state: MissionState): string {
  const met = `${renderBar(completion(state))} · ${metCount(state)} of ${state.mission.criteria.length} criteria met`;
  const next = howToContinue(state);
  return [escapeLine(headline(state)), met, next].filter((part) => part !== "").join("\n\n");
}

/** CCO takes no commit back by itself: a revert is a person's decision, and a commit like any other. */
function renderRollback(iteration: number, state: MissionState): string {
  const target = iteration === 0 ? state.base : state.past.find((one) => one.iteration === iteration)?.sha;
  if (target === undefined) {
    const known = state.past.map((one) => one.iteration);
    const range =
      known.length === 0
        ? "none has ended yet"
        : `known are ${known[0]} to ${known.at(-1)}, and 0 for the start`;
    return `There is no iteration ${iteration} to go back to: ${range}.`;
  }
  if (target === state.head)
    return `Nothing came after iteration ${iteration}: the branch is at ${target.slice(0, 9)}.`;
  const { name } = state.mission.branch;
  const commands = [
    `git fetch origin ${name}`,
    `git switch ${name}`,
    // Merges of the base, and what came with them, stay.
    `git revert --no-edit $(git rev-list --first-parent --no-merges ${target}..${state.head})`,
    "git push",
  ];
  return `CCO never takes commits back by itself. To undo what came after iteration ${iteration}, pause it (\`/cco pause\`), then:\n\n\`\`\`sh\n${commands.join("\n")}\n\`\`\`\n\nand \`/cco resume\`: everything is proved again at the new head.`;
}
