import { type CriterionDraft, criterionKey } from "./issue-criterion.ts";
import type { IssueDraft } from "./issue-draft.ts";
import { plain } from "./issue-settings.ts";
import type { Mission, Priority } from "./mission.ts";
import { limits } from "./mission-file.ts";
import { type Document, isMapping, type Path } from "./problem.ts";

/** The settings of one block: parsed, with places that are lines of the issue. */
export type ParsedSettings = { readonly line: number; readonly document: Document };

export type Composed = {
  /** What a mission's file would say, with places in the issue. */
  readonly document: Document;
  /** Settings that need somebody's word first. */
  readonly proposed: readonly string[];
  readonly notices: readonly string[];
};

type Trust = { readonly isTrusted: boolean; readonly priority: Priority | undefined };

/** What anybody may say: words. All other keys spend money, run something or reach others. */
const wordKeys = new Set([
  "title",
  "description",
  "priority",
  "definition_of_done",
  "constraints",
  "context",
]);
/** An issue is the mission: neither can be another's. */
const foreignKeys = new Set(["id", "repository"]);

/** The draft and its settings as one document. Settings win over the text; criteria of both are taken. */
export function composeMission(draft: IssueDraft, blocks: readonly ParsedSettings[], trust: Trust): Composed {
  const settings = mergeSettingsBlocks(blocks, trust.isTrusted);
  const written = settings.entries.get("definition_of_done")?.value;
  const listed = Array.isArray(written) ? written : [];
  const known = new Set(listed.map((entry: unknown) => criterionKey(textOf(entry))));
  const fresh = draft.criteria.filter((one) => !known.has(criterionKey(one.text)));
  const room = Math.max(0, limits.criteria - listed.length);
  const drafts = fresh.slice(0, room);
  const own = {
    title: draft.title,
    description: draft.description,
    priority: trust.priority,
    constraints: draft.constraints,
    context: draft.context,
  };
  const value = {
    ...own,
    ...Object.fromEntries([...settings.entries].map(([key, entry]) => [key, entry.value])),
    ...(written !== undefined && !Array.isArray(written)
      ? {}
      : { definition_of_done: [...listed, ...drafts.map(writeCriterion)] }),
  };
  return {
    document: { value: dropUndefined(value), locate: (path, part) => locate({ path, part }) },
    proposed: settings.proposed,
    notices: [
      ...settings.notices,
      ...(fresh.length > room
        ? [`Only the first ${limits.criteria} criteria were taken: a mission has no more.`]
        : []),
    ],
  };

  function locate({ path, part }: { path: Path; part: "key" | "value" | undefined }) {
    const [first, second] = path;
    if (first === "definition_of_done" && typeof second === "number" && second >= listed.length) {
      const line = drafts[second - listed.length]?.line;
      return line === undefined ? undefined : { line, column: 1 };
    }
    const entry = settings.entries.get(String(first));
    return entry?.document.locate([...entry.path, ...path.slice(1)], part);
  }
}

type Entry = { readonly value: unknown; readonly document: Document; readonly path: Path };

/** Top keys by their plain names; of a key in two blocks the later counts. */
function mergeSettingsBlocks(blocks: readonly ParsedSettings[], isTrusted: boolean) {
  const entries = new Map<string, Entry>();
  const proposed: string[] = [];
  const notices: string[] = [];
  for (const { key, ...entry } of blocks.flatMap(entriesOf)) {
    const line = entry.document.locate(entry.path, "key")?.line;
    if (foreignKeys.has(key)) {
      notices.push(
        `Line ${line}: \`${key}\` is left out: the issue says which mission and repository it is.`,
      );
    } else if (!isTrusted && !wordKeys.has(key)) {
      proposed.push(`${key}: ${JSON.stringify(entry.value)}`);
    } else {
      if (entries.has(key)) notices.push(`Line ${line}: \`${key}\` is given again; this one counts.`);
      entries.set(key, entry);
    }
  }
  return { entries, proposed, notices };
}

/** What stands under `mission:`, and beside it: people forget to indent. */
function entriesOf({ document }: ParsedSettings): readonly (Entry & { readonly key: string })[] {
  const value = isMapping(document.value) ? document.value : {};
  const { mission, $schema: _, ...beside } = value;
  const under = isMapping(mission) ? mission : {};
  const strange = mission === undefined || mission === null || isMapping(mission) ? {} : { mission };
  const write = (entries: Readonly<Record<string, unknown>>, base: Path) =>
    Object.entries(entries).map(([written, entry]) => ({
      key: plain(written),
      value: entry,
      document,
      path: [...base, written],
    }));
  return [...write(under, ["mission"]), ...write({ ...beside, ...strange }, [])];
}

function textOf(entry: unknown): string {
  const text = isMapping(entry) ? (entry.criteria ?? entry.description) : entry;
  return typeof text === "string" ? text : "";
}

function writeCriterion(draft: CriterionDraft) {
  return dropUndefined({
    criteria: draft.text,
    priority: draft.priority,
    verify: draft.checks.length === 0 ? undefined : draft.checks,
    rubric: draft.details.length === 0 ? undefined : draft.details.join("\n"),
    approval: draft.approval ? "maintainer" : undefined,
  });
}

function dropUndefined(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** The mission without the commands it names, and the commands. */
export function withholdCommands(mission: Mission): {
  readonly mission: Mission;
  readonly proposed: readonly string[];
} {
  const proposed = mission.criteria.flatMap((criterion) =>
    criterion.checks.flatMap((check) =>
      check.kind === "run" ? [`verify of ${criterion.id}: ${check.command}`] : [],
    ),
  );
  const criteria = mission.criteria.map((criterion) => ({
    ...criterion,
    checks: criterion.checks.filter((check) => check.kind !== "run"),
  }));
  // What a model drafts from a stranger's words is looked at as well.
  const checks = mission.checks === "off" ? "off" : "approve";
  return { mission: { ...mission, criteria, checks }, proposed };
}

/** `[CCO] Title` and `CCO: Title` are `Title`. */
export function plainTitle(title: string): string {
  return title
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^(?:\[cco\]\s*[:–—-]?|cco\s*:)\s*/i, "")
    .slice(0, limits.title)
    .toWellFormed()
    .replace(/\uFFFD$/, "")
    .trim();
}
