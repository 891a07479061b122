import type { BasicExpressionToken } from "@actions/workflow-parser/templates/tokens/basic-expression-token";
import type { MappingToken } from "@actions/workflow-parser/templates/tokens/mapping-token";
import type { SequenceToken } from "@actions/workflow-parser/templates/tokens/sequence-token";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { evaluateExpression, evaluateText, isTruthy, type Scope, type Value } from "./expression.ts";

/** A node of a parsed workflow file: a literal, an expression, a list or a mapping. */
export type Token = TemplateToken;
export type Mapping = MappingToken;

const kinds = { sequence: 1, mapping: 2, expression: 3, insert: 4, null: 7 };

export function isMappingToken(token: Token | undefined): token is MappingToken {
  return token?.templateTokenType === kinds.mapping;
}

export function isSequenceToken(token: Token | undefined): token is SequenceToken {
  return token?.templateTokenType === kinds.sequence;
}

export function isExpressionToken(token: Token | undefined): token is BasicExpressionToken {
  return token?.templateTokenType === kinds.expression;
}

export function fieldOf(token: Token | undefined, name: string): Token | undefined {
  return isMappingToken(token) ? token.find(name) : undefined;
}

/** What a node comes to, with all expressions in it evaluated. A missing node is null. */
export function evaluate(token: Token | undefined, scope: Scope): Value {
  if (token === undefined || token.templateTokenType === kinds.null) return null;
  if (isExpressionToken(token)) return evaluateExpression(token.expression, scope);
  if (isSequenceToken(token)) return [...token].map((item) => evaluate(item, scope));
  if (isMappingToken(token)) {
    return Object.fromEntries(
      [...token].map(({ key, value }) => [textOf(key, scope), evaluate(value, scope)]),
    );
  }
  return (token as unknown as { readonly value: boolean | number | string }).value;
}

/** What a node comes to as text. Undefined for a missing one. */
export function evaluateString(token: Token | undefined, scope: Scope): string | undefined {
  return token === undefined ? undefined : textOf(token, scope);
}

/** A mapping of texts, such as `env` or `with`. */
export function evaluateStrings(token: Token | undefined, scope: Scope): Readonly<Record<string, string>> {
  if (isMappingToken(token)) {
    return Object.fromEntries([...token].map(({ key, value }) => [textOf(key, scope), textOf(value, scope)]));
  }
  const value = evaluate(token, scope);
  if (value === null || typeof value !== "object") return {};
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, String(member ?? "")]));
}

export function evaluateCondition(token: Token | undefined, scope: Scope): boolean {
  return isTruthy(evaluate(token, scope));
}

function textOf(token: Token, scope: Scope): string {
  if (isExpressionToken(token)) return evaluateText(token.expression, scope);
  const value = evaluate(token, scope);
  return value === null ? "" : String(value);
}
