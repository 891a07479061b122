import { writeDraftQuestion } from "./draft-question.ts";
import { withDraft } from "./drafting.ts";
import type { MissionEvent } from "./event.ts";
import { judgeCriterion } from "./judge.ts";
import type { RunCheck } from "./mission.ts";
import type { Ports } from "./ports.ts";
import { proofRequest } from "./proof-request.ts";
import type { MissionState } from "./state.ts";

type Situation = { readonly state: MissionState; readonly ports: Ports };

/** As long as an author's command may take that says nothing else. Milliseconds. */
const timeoutMs = 600_000;

/** Has checks drafted. What the model did not answer, or not as it should, is planned nowhere. */
export async function performDraft(
  ids: readonly string[],
  { state, ports }: Situation,
): Promise<MissionEvent> {
  const { manager, workspace } = ports;
  if (manager.draft === undefined) throw new Error("checks are drafted by nobody here");
  const survey = await workspace.survey(state.base);
  const { answer, usd, tokens, model, problem, setback } = await manager.draft({
    ...writeDraftQuestion(ids, state, survey),
    ids,
  });
  return {
    type: "checks-planned",
    asked: ids,
    planned: (answer?.checks ?? [])
      .filter(({ criterion }, index, all) => {
        const isFirst = all.findIndex((one) => one.criterion === criterion) === index;
        return ids.includes(criterion) && isFirst;
      })
      .map(({ criterion, commands, regression, why }) => ({
        criterion,
        checks: commands.map(checkOf),
        ...(regression ? { regression } : {}),
        why,
      })),
    source: model ?? manager.name,
    ...(usd === undefined ? {} : { usd }),
    tokens,
    ...(problem === undefined ? {} : { problem }),
    ...(setback === undefined ? {} : { setback }),
  };
}

function checkOf(command: string): RunCheck {
  return { kind: "run", command, timeoutMs, expect: { exit: 0 } };
}

/** Runs drafted checks where nothing is done yet: what passes there shows nothing of the work. */
export async function performTrial(
  ids: readonly string[],
  { state, ports }: Situation,
): Promise<MissionEvent> {
  const criteria = state.mission.criteria.flatMap((criterion) => {
    const draft = ids.includes(criterion.id) ? state.drafts?.[criterion.id] : undefined;
    return draft === undefined ? [] : [withDraft(criterion, draft)];
  });
  const proof = await ports.prover.prove(
    proofRequest(criteria, { state, ports }, { sha: state.base, base: state.base }),
  );
  const all = criteria.map((criterion) => judgeCriterion(criterion, proof[criterion.id] ?? []));
  const verdicts = ports.interrupt.aborted ? all.filter((one) => one.verdict !== "unknown") : all;
  return { type: "checks-tried", sha: state.base, verdicts };
}
