import { loginOf, need } from "../access.ts";
import { ApiError, notFound } from "../api-error.ts";
import { type Answer, noContent, page, type RepositoryCall, repositoryRoute } from "../call.ts";
import { text } from "../fields.ts";
import type { Reaction, ReactionContent } from "../issue.ts";
import { renderReaction } from "../render/issue.ts";
import { now } from "../world.ts";
import { findComment } from "./comments.ts";
import { findIssue } from "./issues.ts";

const read = need("read", "issues=read", "pull_requests=read");
const write = need("read", "issues=write", "pull_requests=write");

type Find = (call: RepositoryCall) => { readonly reactions: Reaction[] };

export const reactionRoutes = [
  ...routesFor("/issues/comments/{comment_id}/reactions", findComment),
  ...routesFor("/issues/{issue_number}/reactions", findIssue),
];

function routesFor(path: string, find: Find) {
  return [
    repositoryRoute(`GET ${path}`, read, (call) => listReactions(call, find(call).reactions)),
    repositoryRoute(`POST ${path}`, write, (call) => react(call, find(call).reactions)),
    repositoryRoute(`DELETE ${path}/{reaction_id}`, write, (call) =>
      removeReaction(call, find(call).reactions),
    ),
  ];
}

function listReactions(call: RepositoryCall, reactions: readonly Reaction[]): Answer {
  const content = call.query.get("content");
  const wanted = reactions.filter((reaction) => content === null || reaction.content === content);
  return page(call, wanted, (reaction) => renderReaction(call.world, reaction));
}

/** 201 for a new one, 200 for one the account had already. */
function react({ world, identity, body }: RepositoryCall, reactions: Reaction[]): Answer {
  const content = text(body, "content") as ReactionContent;
  const author = loginOf(identity);
  const known = reactions.find((one) => one.author === author && one.content === content);
  if (known !== undefined) return { status: 200, body: renderReaction(world, known) };
  const reaction = { id: world.nextId(), content, author, createdAt: now(world) };
  reactions.push(reaction);
  return { status: 201, body: renderReaction(world, reaction) };
}

function removeReaction({ identity, params }: RepositoryCall, reactions: Reaction[]): Answer {
  const place = reactions.findIndex(({ id }) => id === Number(params.reaction_id));
  if (place < 0) throw notFound();
  if (reactions[place]?.author !== loginOf(identity))
    throw new ApiError(403, "You can only delete your own reactions.");
  reactions.splice(place, 1);
  return noContent;
}
