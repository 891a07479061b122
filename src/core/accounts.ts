import type { Entry, EntryOf } from "./event.ts";
import type { MissionState } from "./state.ts";

/** Who was paid. */
export type Role = "worker" | "manager" | "judge";

/** What one iteration cost. Dollars. 0: what was spent before any work. */
export type IterationAccount = {
  readonly iteration: number;
  readonly focus: readonly string[];
  readonly worker: number;
  readonly manager: number;
  readonly judge: number;
  readonly tokens: number;
};

export type ModelAccount = {
  readonly role: Role;
  readonly model: string;
  readonly usd: number;
  readonly tokens: number;
};

/** Everything that was charged, by iteration, by model and by criterion, and when. */
export type Accounts = {
  /** The last of them. */
  readonly iterations: readonly IterationAccount[];
  readonly models: readonly ModelAccount[];
  readonly criteria: Readonly<Record<string, { readonly usd: number; readonly tokens: number }>>;
  /** The charges of the last day, those of ten minutes together. `at`: when the ten minutes end. */
  readonly recent: readonly { readonly at: number; readonly usd: number }[];
};

export const noAccounts: Accounts = { iterations: [], models: [], criteria: {}, recent: [] };

const keptIterations = 50;
const slotMs = 10 * 60_000;
export const dayMs = 24 * 3_600_000;

/** The accounts after an entry: whatever it charged is in them, once. */
export function accounted(
  before: MissionState,
  after: MissionState,
  entry: Entry,
): Pick<MissionState, "accounts"> {
  const usd = after.spend.usd - before.spend.usd;
  const tokens = after.spend.tokens - before.spend.tokens;
  if (usd === 0 && tokens === 0) return {};
  const { accounts = noAccounts } = before;
  const charge = { usd, tokens, ...purposeOf(before, entry) };
  return {
    accounts: {
      iterations: withIteration(accounts.iterations, charge),
      models: modelsIn(entry, charge, before).reduce(withModel, accounts.models),
      criteria: withCriteria(accounts.criteria, charge),
      recent: withRecent(accounts.recent, usd, entry.at),
    },
  };
}

type Charge = {
  readonly usd: number;
  readonly tokens: number;
  readonly role: Role;
  readonly iteration: number;
  /** The criteria it was for; empty: for none in particular. */
  readonly focus: readonly string[];
};

/** A judge and a manager that drafts checks are paid for what they were asked about, everybody else for what the iteration is for. */
function purposeOf(state: MissionState, entry: Entry): Pick<Charge, "role" | "iteration" | "focus"> {
  const iteration = "iteration" in entry ? entry.iteration : state.iteration;
  if (entry.type === "checks-planned") return { role: "manager", iteration, focus: entry.asked };
  if (entry.type === "judgement-made") return { role: "judge", iteration, focus: entry.asked };
  const known = state.accounts?.iterations.findLast((one) => one.iteration === iteration)?.focus ?? [];
  const focus = state.iteration === iteration ? (state.open?.focus ?? known) : known;
  return { role: entry.type === "plan-made" ? "manager" : "worker", iteration, focus };
}

function withIteration(
  all: Accounts["iterations"],
  { role, usd, tokens, iteration, focus }: Charge,
): Accounts["iterations"] {
  const fresh = {
    iteration,
    focus: role === "judge" ? [] : focus,
    worker: 0,
    manager: 0,
    judge: 0,
    tokens: 0,
  };
  const known = all.find((one) => one.iteration === iteration) ?? fresh;
  const charged = {
    ...known,
    focus: known.focus.length > 0 ? known.focus : fresh.focus,
    [role]: known[role] + usd,
    tokens: known.tokens + tokens,
  };
  return [...all.filter((one) => one.iteration !== iteration), charged].slice(-keptIterations);
}

function modelsIn(entry: Entry, { usd, tokens, role }: Charge, state: MissionState): readonly ModelAccount[] {
  if (entry.type === "agent-finished") return workerModels(entry, { usd, tokens }, state);
  return [{ role, model: modelOf(entry, state), usd, tokens }];
}

/** Where it is not known which models answered, it is the one that was asked for. */
function workerModels(
  { models = [] }: EntryOf<"agent-finished">,
  { usd, tokens }: Pick<Charge, "usd" | "tokens">,
  { mission }: MissionState,
): readonly ModelAccount[] {
  const role = "worker";
  const told = models.reduce((sum, one) => sum + one.usd, 0);
  if (models.length === 0) return [{ role, model: mission.worker.model ?? unnamed, usd, tokens }];
  // The charge may be another one than what was told, such as the cap: the shares stay.
  return models.map(({ model, usd: share, tokens: its }) => {
    const part = told > 0 ? share / told : 1 / models.length;
    return { role, model, usd: usd * part, tokens: its };
  });
}

const unnamed = "not named";

function modelOf(entry: Entry, { mission }: MissionState): string {
  switch (entry.type) {
    case "judgement-made":
      return entry.model;
    case "checks-planned":
      return entry.source;
    case "plan-made":
      return entry.planner === "rules" ? (mission.manager.model ?? unnamed) : entry.planner;
    default:
      return mission.worker.model ?? unnamed;
  }
}

function withModel(all: Accounts["models"], one: ModelAccount): Accounts["models"] {
  const isSame = (other: ModelAccount) => other.role === one.role && other.model === one.model;
  const known = all.find(isSame);
  if (known === undefined) return [...all, one];
  const sum = { ...known, usd: known.usd + one.usd, tokens: known.tokens + one.tokens };
  return all.map((other) => (isSame(other) ? sum : other));
}

function withCriteria(all: Accounts["criteria"], { usd, tokens, focus }: Charge): Accounts["criteria"] {
  const share = { usd: usd / focus.length, tokens: tokens / focus.length };
  const added = focus.map((id) => {
    const known = all[id] ?? { usd: 0, tokens: 0 };
    return [id, { usd: known.usd + share.usd, tokens: known.tokens + share.tokens }];
  });
  return { ...all, ...Object.fromEntries(added) };
}

function withRecent(all: Accounts["recent"], usd: number, at: number): Accounts["recent"] {
  const end = (Math.floor(at / slotMs) + 1) * slotMs;
  const young = all.filter((one) => one.at > at - dayMs);
  const known = young.find((one) => one.at === end)?.usd ?? 0;
  return [...young.filter((one) => one.at !== end), { at: end, usd: known + usd }];
}
