import { createHash } from "node:crypto";
import { createGitHubClient } from "../../adapters/github-client.ts";
import { createViewer, type Pace, type Viewer } from "./viewer.ts";

/** The viewers of those who look just now, by their token. */
export type Viewers = { of(token: string): Viewer };

/** Who has not looked for so long begins anew, and more than these at once push out the one that looked least lately. */
const idleMs = 10 * 60_000;
const mostViewers = 1000;

export type ViewersOptions = {
  readonly apiUrl: string;
  readonly clock: () => number;
  readonly pace: Pace;
};

export function createViewers({ apiUrl, clock, pace }: ViewersOptions): Viewers {
  const all = new Map<string, { readonly viewer: Viewer; readonly at: number }>();
  return {
    of: (token) => {
      const key = createHash("sha256").update(token).digest("base64url");
      const viewer = all.get(key)?.viewer ?? createViewerFor(token);
      all.delete(key);
      all.set(key, { viewer, at: clock() });
      for (const [old, { at }] of all) {
        if (all.size <= mostViewers && clock() - at < idleMs) break;
        all.delete(old);
      }
      return viewer;
    },
  };

  function createViewerFor(token: string): Viewer {
    const github = createGitHubClient({ apiUrl, token, repository: "", isHurried: true });
    return createViewer({ github, clock, pace });
  }
}
