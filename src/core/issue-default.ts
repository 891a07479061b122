import type { CriterionDraft } from "./issue-criterion.ts";

/** Kinds of issues by the labels GitHub makes for each repository, and their usual spellings (`type: bug`, `kind/bug`). */
const kinds = [
  {
    kind: "bug",
    labels: /^(?:bug|bugfix|defect|regression)$/,
    criteria: (title: string) => [
      `The bug is fixed: ${title}`,
      "A regression test fails without the fix and passes with it",
    ],
  },
  {
    kind: "enhancement",
    labels: /^(?:enhancement|feature|feature request)$/,
    criteria: (title: string) => [
      `It is implemented: ${title}`,
      "Tests cover the new behaviour, and all tests pass",
      "The new behaviour is documented",
    ],
  },
  {
    kind: "documentation",
    labels: /^(?:documentation|docs)$/,
    criteria: (title: string) => [`The documentation says it: ${title}`],
  },
] as const;

/**
 * Criteria for an issue that lists none: those of its kinds by label, else that what its title asks for works and is
 * tested. With the notice that says so.
 */
export function defaultCriteria(
  title: string,
  labels: readonly string[],
): { readonly drafts: readonly CriterionDraft[]; readonly notice: string } {
  const words = new Set(labels.map(wordOf));
  const fitting = kinds.filter((kind) => [...words].some((word) => kind.labels.test(word)));
  const advice = 'Add a list under "Definition of Done" to say what must be true.';
  if (fitting.length === 0) {
    const notice = `The issue lists no criteria, so what its title asks for became the only one. ${advice}`;
    return { drafts: [draftOf(`What the issue asks for works and is tested: ${title}`)], notice };
  }
  const names = fitting.map(({ kind }) => `\`${kind}\``).join(" and ");
  const texts = fitting.flatMap((kind) => kind.criteria(title));
  const notice = `The issue lists no criteria, so the usual ones of its label ${names} were taken. ${advice}`;
  return { drafts: texts.map(draftOf), notice };
}

/** `Type: Bug 🐛` is `bug`. */
function wordOf(label: string): string {
  const last = label.toLowerCase().split(/[:/]/).at(-1) ?? "";
  return last.replaceAll(/[^a-z]+/g, " ").trim();
}

function draftOf(text: string): CriterionDraft {
  return { line: 1, text, checks: [], approval: false, details: [] };
}
