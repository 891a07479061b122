export type Label = {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
};

export type Issue = {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  stateReason: "completed" | "not_planned" | "reopened" | "duplicate" | null;
  /** Keys of the repository's labels, lower case. */
  readonly labels: Set<string>;
  readonly assignees: Set<string>;
  readonly author: string;
  /** Of the App that wrote it with its token. */
  readonly viaApp: number | undefined;
  isLocked: boolean;
  closedBy: string | null;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  /** Newest last. The first edit adds the original as well. */
  readonly edits: ContentEdit[];
  readonly reactions: Reaction[];
  readonly timeline: TimelineItem[];
  readonly pull: Pull | undefined;
};

export type ContentEdit = {
  readonly id: number;
  readonly editor: string;
  readonly at: string;
  readonly text: string;
};

export type Pull = {
  readonly id: number;
  headBranch: string;
  headSha: string;
  baseBranch: string;
  /** Where the base branch was when the pull request was made or last updated. */
  baseSha: string;
  isDraft: boolean;
  mergedAt: string | null;
  mergedBy: string | null;
  mergeSha: string | null;
  readonly reviewers: Set<string>;
};

export type Comment = {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly author: string;
  readonly viaApp: number | undefined;
  readonly createdAt: string;
  updatedAt: string;
  readonly reactions: Reaction[];
};

export type Reaction = {
  readonly id: number;
  readonly content: ReactionContent;
  readonly author: string;
  readonly createdAt: string;
};

export const reactionContents = [
  "+1",
  "-1",
  "laugh",
  "confused",
  "heart",
  "hooray",
  "rocket",
  "eyes",
] as const;
export type ReactionContent = (typeof reactionContents)[number];

export type TimelineItem = {
  readonly id: number;
  readonly event: string;
  readonly actor: string;
  readonly at: string;
  readonly more: Readonly<Record<string, unknown>>;
};
