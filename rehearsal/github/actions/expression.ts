import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import type { FunctionDefinition } from "@actions/expressions/funcs/info";

/** Anything an expression can come to. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** What an expression can see. */
export type Scope = {
  /** `github`, `inputs`, `steps`, … */
  readonly contexts: Readonly<Record<string, unknown>>;
  /** `success`, `always`, `hashFiles`, … in lower case. */
  readonly functions?: Readonly<Record<string, ScopeFunction>>;
};
export type ScopeFunction = (...args: readonly string[]) => boolean | string;

/** Evaluates with GitHub's own lexer, parser and evaluator. Throws its `ExpressionError` on a wrong expression. */
export function evaluateExpression(text: string, scope: Scope): Value {
  return fromData(evaluateData(text, scope));
}

/** Like `evaluateExpression`, as the text that takes its place in a string: null is empty, objects are `Object`. */
export function evaluateText(text: string, scope: Scope): string {
  return evaluateData(text, scope).coerceString();
}

function evaluateData(text: string, { contexts, functions = {} }: Scope): data.ExpressionData {
  const definitions = Object.entries(functions).map(([name, call]) => toDefinition(name, call));
  const names = Object.keys(contexts);
  const tree = new Parser(tokensOf(text), names, definitions).parse();
  const known = new Map(definitions.map((definition) => [definition.name.toLowerCase(), definition]));
  return new Evaluator(tree, toDictionary(contexts), known).evaluate();
}

/** The package's lexer leaves all doubled quotes of a string but the first as they are; the service does not. */
function tokensOf(text: string) {
  return new Lexer(text).lex().tokens.map((token) => {
    const isString = typeof token.value === "string" && token.lexeme.startsWith("'");
    return isString ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") } : token;
  });
}

function toDefinition(name: string, call: ScopeFunction): FunctionDefinition {
  return {
    name,
    minArgs: 0,
    maxArgs: 255,
    call: (...args) => toData(call(...args.map((arg) => arg.coerceString()))),
  };
}

function toDictionary(value: object): data.Dictionary {
  const pairs = Object.entries(value).filter(([, member]) => member !== undefined);
  return new data.Dictionary(...pairs.map(([key, member]) => ({ key, value: toData(member) })));
}

function toData(value: unknown): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  if (typeof value === "object") return toDictionary(value);
  return new data.StringData(String(value));
}

function fromData(value: data.ExpressionData): Value {
  return JSON.parse(JSON.stringify(value, data.replacer));
}

/** As GitHub reads a condition: false, null, 0, NaN and the empty string are false. */
export function isTruthy(value: Value): boolean {
  return !(value === false || value === null || value === "" || value === 0 || Number.isNaN(value));
}
