import type { Body } from "./call.ts";

/** The body was held against GitHub's description before: these only tell the compiler so. */
export function text(body: Body, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
}

/** Null is a value of its own: it empties. */
export function textOrNull(body: Body, name: string): string | null | undefined {
  return body[name] === null ? null : text(body, name);
}

export function flag(body: Body, name: string): boolean | undefined {
  const value = body[name];
  return typeof value === "boolean" ? value : undefined;
}

export function integer(body: Body, name: string): number | undefined {
  const value = body[name];
  return typeof value === "number" ? value : undefined;
}

export function list(body: Body, name: string): readonly unknown[] | undefined {
  const value = body[name];
  return Array.isArray(value) ? value : undefined;
}

export function texts(body: Body, name: string): readonly string[] | undefined {
  return list(body, name)?.filter((item) => typeof item === "string");
}

export function object(body: Body, name: string): Body | undefined {
  return asObject(body[name]);
}

export function objects(body: Body, name: string): readonly Body[] {
  return (list(body, name) ?? []).map(asObject).filter((item) => item !== undefined);
}

export function asObject(value: unknown): Body | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
}
