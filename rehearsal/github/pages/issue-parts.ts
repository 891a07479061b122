import type { Comment, Issue, Label, TimelineItem } from "../issue.ts";
import { isPull } from "../pulls.ts";
import { commentsOf, labelsOf } from "../render/issue.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { type Html, html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderLogin, renderTime } from "./page.ts";
import type { Place } from "./place.ts";

/** Open or closed, and how. */
export function renderState(issue: Issue): Html {
  const [kind, text] = stateOf(issue);
  return html`<span class="badge ${kind}">${text}</span>`;
}

function stateOf(issue: Issue): readonly [string, string] {
  if (issue.pull?.mergedAt) return ["merged", "Merged"];
  if (issue.state === "closed") {
    if (isPull(issue)) return ["closed", "Closed"];
    return issue.stateReason === "not_planned" ? ["draft", "Closed as not planned"] : ["done", "Closed"];
  }
  return issue.pull?.isDraft ? ["draft", "Draft"] : ["open", "Open"];
}

export function renderLabels({ repository }: Place, issue: Issue): readonly Html[] {
  return labelsOf(repository, issue).map(renderLabel);
}

/** In its own colour, with whichever of black and white can be read on it. */
function renderLabel({ name, color, description }: Label): Html {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const ink = red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? "#000000" : "#ffffff";
  const look = `background:#${color};color:${ink}`;
  return html`<span class="label" style="${look}" title="${description ?? ""}">${name}</span> `;
}

/** The body, and below it comments and what happened, in their order. */
export function renderConversation(place: Place, issue: Issue): Html {
  const { repository } = place;
  const comments = commentsOf(repository, issue.number).map((comment) => ({
    at: comment.createdAt,
    id: comment.id,
    html: renderComment(place, comment),
  }));
  const events = issue.timeline.map((item) => ({ at: item.at, id: item.id, html: renderEvent(place, item) }));
  const all = [...comments, ...events].sort(
    (one, other) => one.at.localeCompare(other.at) || one.id - other.id,
  );
  const edited = issue.edits.at(-1);
  return html`<article class="card"><header>${renderLogin(place.world, issue.author)} opened this ${renderTime(issue.createdAt)}${edited === undefined ? "" : ` · edited by ${edited.editor.replace(/\[bot\]$/, "")}`}</header>
${textOf(place, issue.body)}</article>
${all.map((item) => item.html)}`;
}

function textOf({ world, repository }: Place, text: string | null): Html {
  if (text === null || text.trim() === "")
    return html`<p class="faint"><em>No description provided.</em></p>`;
  return renderMarkdown(text, repositoryHtmlUrl(world, repository));
}

function renderComment(place: Place, comment: Comment): Html {
  const isEdited = comment.updatedAt !== comment.createdAt;
  return html`<article class="card" id="issuecomment-${comment.id}"><header>${renderLogin(place.world, comment.author)} commented ${renderTime(comment.createdAt)}${isEdited ? " · edited" : ""}${reactionsOf(comment)}</header>
${textOf(place, comment.body)}</article>
`;
}

const faces: Readonly<Record<string, string>> = {
  "+1": "👍",
  "-1": "👎",
  eyes: "👀",
  rocket: "🚀",
  heart: "❤️",
};

function reactionsOf({ reactions }: Comment): string {
  return reactions.map(({ content }) => ` ${faces[content] ?? content}`).join("");
}

function renderEvent({ world }: Place, { event, actor, at, more }: TimelineItem): Html {
  const label = more.label as { readonly name?: string } | undefined;
  const rename = more.rename as { readonly from?: string; readonly to?: string } | undefined;
  const what =
    label !== undefined
      ? `${event === "labeled" ? "added" : "removed"} the label ${label.name}`
      : rename !== undefined
        ? `changed the title from “${rename.from}” to “${rename.to}”`
        : (sentences[event] ?? event.replaceAll("_", " "));
  return html`<p class="event">${renderLogin(world, actor)} ${what} ${renderTime(at)}</p>
`;
}

const sentences: Readonly<Record<string, string>> = {
  closed: "closed this",
  reopened: "reopened this",
  merged: "merged this",
  ready_for_review: "marked this as ready for review",
  converted_to_draft: "made this a draft",
};
