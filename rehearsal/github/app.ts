import type { Permissions } from "./actions-backend.ts";
import type { Hook } from "./hook.ts";

/** A GitHub App. Actions itself is one: the App behind `GITHUB_TOKEN`. */
export type App = {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly clientId: string;
  /** What the App shows when it trades a code for a user's token. Without one nobody signs in. */
  readonly clientSecret?: string;
  /** Where a user may be sent back to. */
  readonly callbackUrls?: readonly string[];
  readonly owner: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  /** PEM. */
  readonly publicKey: string;
  readonly hook: Hook | undefined;
  readonly installations: Map<number, Installation>;
};

export type Installation = {
  readonly id: number;
  readonly app: number;
  readonly account: string;
  /** Ids of repositories, or every one of the account. */
  readonly repositories: Set<number> | "all";
  readonly permissions: Permissions;
  readonly createdAt: string;
  suspendedAt: string | null;
};

/** As on github.com. */
export const actionsAppId = 15368;

export function botLogin(app: Pick<App, "slug">): string {
  return `${app.slug}[bot]`;
}
