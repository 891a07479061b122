import type { ThrottlingOptions } from "@octokit/plugin-throttling";
import type { Octokit } from "@octokit/rest";

/**
 * A plugin that starts a write when the one before it is answered. Reads are not held up.
 *
 * GitHub asks for that, and for a second between writes of those who make large numbers of them; Octokit's throttling
 * waits that second out before every one, GraphQL queries included (three where people are notified). A job makes about
 * ten writes in an iteration, minutes apart, and the secondary limit is waited for all the same when it is hit.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#avoid-concurrent-requests
 */
export function serialWrites(octokit: Pick<Octokit, "hook">): void {
  let last: Promise<unknown> = Promise.resolve();

  octokit.hook.wrap("request", (request, options) => {
    if (!isWrite(options)) return request(options);
    const answer = last.then(() => request(options));
    last = answer.catch(() => {});
    return answer;
  });
}

type Request = { readonly method: string; readonly url: string };

/** GraphQL posts its queries, too. */
function isWrite(options: Request): boolean {
  if (options.method === "GET" || options.method === "HEAD") return false;
  const document = options.url === "/graphql" && "query" in options ? options.query : undefined;
  return typeof document !== "string" || /^\s*mutation\b/.test(document);
}

/** For the throttling plugin, whose own queues for writes are not needed beside `serialWrites`. */
export function withoutQueues(): Pick<ThrottlingOptions, "write" | "notifications"> {
  // The plugin's type is a group of Bottleneck; a key's `schedule` is all of it that the plugin calls.
  const open = { key: () => ({ schedule: passThrough }) } as unknown as NonNullable<
    ThrottlingOptions["write"]
  >;
  return { write: open, notifications: open };
}

function passThrough<T>(_options: object, start: () => Promise<T>): Promise<T> {
  return start();
}
