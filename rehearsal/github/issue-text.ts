import { checkLength, validationFailed } from "./api-error.ts";
import type { Issue } from "./issue.ts";
import { editBody, emitIssue, touch } from "./issues.ts";
import type { Place } from "./refs.ts";

/** Undefined leaves as it is; a null body empties it. */
export type TextWish = { readonly title: string | undefined; readonly body: string | null | undefined };

/** Changes title and body of an issue or a pull request: one `edited` event, and none when nothing differs. */
export async function changeText(place: Place, issue: Issue, wish: TextWish): Promise<void> {
  const title = wish.title === undefined ? issue.title : checkTitle(wish.title);
  const { body } = wish;
  checkLength(issue.pull === undefined ? "Issue" : "PullRequest", body);
  const isNewBody = body !== undefined && body !== issue.body;
  const changes = {
    ...(title === issue.title ? {} : { title: { from: issue.title } }),
    ...(isNewBody ? { body: { from: issue.body } } : {}),
  };
  if (Object.keys(changes).length === 0) return;
  if (isNewBody) editBody(place, issue, body);
  if (title !== issue.title)
    touch(place, issue, { event: "renamed", rename: { from: issue.title, to: title } });
  issue.title = title;
  await emitIssue(place, issue, "edited", { changes });
}

/** The title as it was given. Throws GitHub's refusal of an empty or too long one. */
export function checkTitle(title: string): string {
  if (title.trim() === "")
    throw validationFailed({ resource: "Issue", field: "title", code: "missing_field" });
  if ([...title].length > 256)
    throw validationFailed({
      resource: "Issue",
      field: "title",
      code: "custom",
      message: "title is too long (maximum is 256 characters)",
    });
  return title;
}
