import { addUsage, noUsage, tokensOf, type Usage } from "../core/ending.ts";
import type { ModelShare } from "../core/ports.ts";
import type { AnswerReader, AnswerUsage } from "./answer-usage.ts";
import { costOf, listPriceOf } from "./anthropic-price.ts";

/** What went through a proxy. */
export type Metered = {
  /** Undefined: a model without a known price answered, or what was asked was not answered. */
  readonly usd: number | undefined;
  /** The service itself said what each answer costs. */
  readonly isStated: boolean;
  readonly usage: Usage;
  readonly models: readonly ModelShare[];
};

/** Adds up what the answers of one session say of themselves. */
export type Meter = {
  /** Something was asked that is paid for. Until it is answered or dropped its cost is unknown. */
  ask(): Question;
  total(): Metered;
};

export type Question = {
  answer(reader: AnswerReader): void;
  /** It costs nothing: it was refused, or never arrived. */
  drop(): void;
};

export function createMeter(): Meter {
  const readers = new Map<symbol, AnswerReader | undefined>();
  return {
    ask() {
      const question = Symbol("question");
      readers.set(question, undefined);
      return {
        answer: (reader) => void readers.set(question, reader),
        drop: () => void readers.delete(question),
      };
    },
    total() {
      const read = [...readers.values()].flatMap((reader) => reader?.read() ?? []).map(charged);
      const isAll = read.length === readers.size && read.every(({ usd }) => usd !== undefined);
      return {
        usd: isAll ? sumOf(read, ({ usd = 0 }) => usd) : undefined,
        isStated: isAll && read.length > 0 && read.every((one) => one.isStated),
        usage: read.reduce((sum, { usage }) => addUsage(sum, usage), noUsage),
        models: sharesOf(read),
      };
    },
  };
}

type Charged = {
  readonly model: string;
  readonly usage: Usage;
  readonly usd: number | undefined;
  readonly isStated: boolean;
};

function charged(answer: AnswerUsage): Charged {
  const usage = { ...answer.usage, output: outputOf(answer) };
  const isStated = answer.usd !== undefined && answer.isWhole;
  const usd = isStated ? answer.usd : listedUsd(answer, usage);
  return { model: answer.model, usage, usd, isStated };
}

/** Of an answer that was cut off nobody says how long it had become: rather too much than too little. */
function outputOf({ usage, characters, isWhole }: AnswerUsage): number {
  return isWhole ? usage.output : Math.max(usage.output, Math.ceil(characters / 2));
}

/** https://platform.claude.com/docs/en/about-claude/pricing: an hour in the cache costs twice the input. */
function listedUsd({ model, hourWrite, searches }: AnswerUsage, usage: Usage): number | undefined {
  const listed = costOf(model, usage);
  const price = listPriceOf(model, usage.input + usage.cacheRead + usage.cacheWrite);
  if (listed === undefined || price === undefined) return undefined;
  return listed + (hourWrite * (2 * price.input - price.cacheWrite)) / 1_000_000 + searches * usdOfSearch;
}

const usdOfSearch = 0.01;

function sharesOf(all: readonly Charged[]): readonly ModelShare[] {
  const models = [...new Set(all.map(({ model }) => model))];
  return models.map((model) => {
    const own = all.filter((one) => one.model === model);
    return {
      model,
      usd: sumOf(own, ({ usd = 0 }) => usd),
      tokens: sumOf(own, ({ usage }) => tokensOf(usage)),
    };
  });
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}
