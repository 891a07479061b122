import type { IncomingHttpHeaders } from "node:http";
import { checkAccess, checkWritable, findRepository, type Need } from "./access.ts";
import type { Repository } from "./repository.ts";
import type { Identity } from "./token.ts";
import type { World } from "./world.ts";

/** A request to the API, read and identified. */
export type Call = {
  readonly world: World;
  readonly method: string;
  /** What stood in the braces of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly url: URL;
  readonly body: Body;
  readonly headers: IncomingHttpHeaders;
  readonly identity: Identity;
};

export type Body = Readonly<Record<string, unknown>>;

export type RepositoryCall = Call & { readonly repository: Repository };

export type Answer = {
  readonly status: number;
  /** A string or bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Route = {
  readonly method: string;
  /** As in GitHub's OpenAPI description. */
  readonly path: string;
  readonly accepted: string;
  readonly run: (call: Call) => Answer | Promise<Answer>;
};

export function route(
  operation: string,
  run: (call: Call) => Answer | Promise<Answer>,
  accepted = "metadata=read",
): Route {
  const [method = "", path = ""] = operation.split(" ");
  return { method, path, accepted, run };
}

/** A route below `/repos/{owner}/{repo}`, for who may: the rest is refused as GitHub does. */
export function repositoryRoute(
  operation: string,
  wanted: Need,
  run: (call: RepositoryCall) => Answer | Promise<Answer>,
): Route {
  const [method = "", rest = ""] = operation.split(" ");
  return route(
    `${method} /repos/{owner}/{repo}${rest}`,
    (call) => {
      const { world, identity, params } = call;
      const repository = findRepository(world, identity, params.owner ?? "", params.repo ?? "");
      checkAccess(world, repository, { identity, wanted });
      if (method !== "GET") checkWritable(repository);
      return run({ ...call, repository });
    },
    wanted.permissions.join("; "),
  );
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export const noContent: Answer = { status: 204 };

/** One page of a list, with the `Link` header. */
export function page<T>(call: Call, items: readonly T[], render: (item: T) => unknown): Answer {
  const { from, to, headers } = pageOf(call, items.length);
  return { status: 200, body: items.slice(from, to).map(render), headers };
}

/** One page of a list that GitHub wraps in an object with `total_count`. */
export function wrappedPage<T>(call: Call, list: Wrapped<T>): Answer {
  const { from, to, headers } = pageOf(call, list.items.length);
  return {
    status: 200,
    body: { total_count: list.items.length, [list.name]: list.items.slice(from, to).map(list.render) },
    headers,
  };
}

type Wrapped<T> = {
  readonly name: string;
  readonly items: readonly T[];
  readonly render: (item: T) => unknown;
};

function pageOf({ query, url }: Call, total: number) {
  const size = Math.min(Math.max(Number(query.get("per_page") ?? 30) || 30, 1), 100);
  const current = Math.max(Number(query.get("page") ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(total / size), 1);
  const link = (number: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set("page", `${number}`);
    return `<${target.href}>; rel="${rel}"`;
  };
  const links = [
    ...(current > 1 ? [link(current - 1, "prev")] : []),
    ...(current < last ? [link(current + 1, "next"), link(last, "last")] : []),
    ...(current > 1 ? [link(1, "first")] : []),
  ];
  const headers: Record<string, string> = links.length === 0 ? {} : { link: links.join(", ") };
  return { from: (current - 1) * size, to: current * size, headers };
}
