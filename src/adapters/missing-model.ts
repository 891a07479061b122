import type { ManagerChoice } from "../core/mission.ts";
import type { Call } from "./endpoint.ts";
import { type ListSource, listModels, listSources } from "./model-list.ts";
import type { Means } from "./model-service.ts";

/** What a service said about a call that failed. */
export type Denial = {
  readonly status: number;
  /** Its words. */
  readonly detail: string;
  /** The models that were asked for. */
  readonly models: readonly string[];
};

/**
 * The model that a service does not have, as its refusal names it. OpenRouter answers 400 with "x is not a valid model
 * ID" or 404 with "No endpoints found for x", Anthropic 404 with "model: x", Ollama 404 with "model 'x' not found",
 * vLLM and OpenAI 404 with "The model `x` does not exist". A 404 that names no model is about something else.
 */
function missingModelIn({ status, detail, models }: Denial): string | undefined {
  if (status !== 400 && status !== 404) return undefined;
  if (status === 400 && !/not a valid model/i.test(detail)) return undefined;
  // The longest first: `acme/a` stands in `acme/a:free`, too.
  return models.toSorted((a, b) => b.length - a.length).find((model) => detail.includes(model));
}

/**
 * A call that failed; where a model is not there, with one clear sentence in place of the refusal: which one, and which
 * are that are like it.
 */
export async function explainMissing(
  call: Call,
  { status, models }: Pick<Denial, "status" | "models">,
  source: ListSource,
): Promise<Call> {
  const model = missingModelIn({ status, models, detail: call.problem ?? "" });
  if (model === undefined) return call;
  const listed = await listModels(source);
  const ids = "models" in listed ? listed.models.map(({ id }) => id) : [];
  // It is listed and yet refused: the service's own words say more.
  if (ids.includes(model)) return call;
  const problem = missingSentence(source.provider, model, ids);
  return { ...call, problem, refusedFormat: false, setback: { kind: "misconfigured", detail: problem } };
}

/** What a person has to know and can do. @param ids of all models that are there; none: the list is not known. */
export function missingSentence(provider: string, model: string, ids: readonly string[]): string {
  const near = nearestModels(model, ids).map((id) => `\`${id}\``);
  const like = near.length === 0 ? "" : ` Nearest to it: ${near.join(", ")}.`;
  return `${provider} has no model \`${model}\`.${like} \`cco models\` lists all.`;
}

const mostNamed = 3;

/**
 * The models whose names have most parts in common with one, the nearest first: a maker, a family, a size. What costs
 * nothing is like what costs nothing.
 */
export function nearestModels(model: string, ids: readonly string[]): readonly string[] {
  const wanted = partsOf(model);
  return ids
    .map((id) => ({ id, likeness: likenessOf(wanted, partsOf(id)) }))
    .filter(({ likeness }) => likeness > leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness || a.id.localeCompare(b.id))
    .slice(0, mostNamed)
    .map(({ id }) => id);
}

/** Names with less in common are no help: the maker alone, of a name with three parts more, is a fifth. */
const leastLikeness = 0.15;

function partsOf(model: string): ReadonlySet<string> {
  return new Set(model.toLowerCase().match(/[a-z]+|\d+(?:\.\d+)*/g) ?? []);
}

/** The share of all their parts that both have: 0 to 1. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((part) => other.has(part)).length;
  return shared / (one.size + other.size - shared);
}

/**
 * One sentence for each model of a choice that its service does not list. Empty where all are listed, and where nobody
 * can say: no list, no model to look for.
 */
export async function unlistedModels(
  { provider, model, fallbacks = [] }: ManagerChoice,
  means: Means,
): Promise<readonly string[]> {
  const source = listSources(means).find((one) => one.provider === provider);
  if (source === undefined || model === undefined) return [];
  const listed = await listModels(source);
  if (!("models" in listed)) return [];
  const ids = listed.models.map(({ id }) => id);
  return [model, ...fallbacks]
    .filter((wanted) => !isListed(wanted, ids))
    .map((wanted) => missingSentence(source.provider, wanted, ids));
}

/** OpenRouter's ways to route a model, and Ollama's usual tag, are no models of their own; nor is a date of Anthropic's. */
function isListed(model: string, ids: readonly string[]): boolean {
  const bare = model.replace(/:(?:nitro|floor|online|exacto)$/, "");
  return ids.some((id) => id === bare || id === `${bare}:latest` || id.replace(/-\d{8}$/, "") === bare);
}
