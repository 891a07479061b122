import { need } from "../access.ts";
import { ApiError, notFound, unprocessable } from "../api-error.ts";
import { created, noContent, ok, type RepositoryCall, repositoryRoute } from "../call.ts";
import { flag, text } from "../fields.ts";
import { isAncestor, resolve } from "../git-objects.ts";
import { tryGit } from "../git-process.ts";
import { listRefs, readRef } from "../git-refs.ts";
import { readObject } from "../git-store.ts";
import { moveRefOrThrow } from "../refs.ts";
import { repositoryUrl } from "../render/repository.ts";

const read = need("read", "contents=read");
const write = need("write", "contents=write");

export const refRoutes = [
  repositoryRoute("GET /git/ref/{ref}", read, getRef),
  repositoryRoute("GET /git/matching-refs/{ref}", read, matchingRefs),
  repositoryRoute("POST /git/refs", write, createRef),
  repositoryRoute("PATCH /git/refs/{ref}", write, updateRef),
  repositoryRoute("DELETE /git/refs/{ref}", write, deleteRef),
];

async function getRef(call: RepositoryCall) {
  const ref = `refs/${call.params.ref}`;
  const sha = await readRef(call.repository.directory, ref);
  if (sha === undefined) throw notFound();
  return ok(await renderRef(call, ref, sha));
}

async function renderRef({ world, repository }: RepositoryCall, ref: string, sha: string) {
  const type = (await readObject(repository.directory, sha))?.type ?? "commit";
  const url = `${repositoryUrl(world, repository)}/git`;
  const node_id = `REF_${Buffer.from(`${repository.id}:${ref}`).toString("base64url")}`;
  return { ref, node_id, url: `${url}/${ref}`, object: { sha, type, url: `${url}/${type}s/${sha}` } };
}

async function matchingRefs(call: RepositoryCall) {
  const refs = await listRefs(call.repository.directory, `refs/${call.params.ref}`);
  return ok(await Promise.all(refs.map(({ ref, sha }) => renderRef(call, ref, sha))));
}

async function createRef(call: RepositoryCall) {
  const { world, repository, identity, body } = call;
  const ref = text(body, "ref") ?? "";
  const sha = text(body, "sha") ?? "";
  if (ref.split("/").length < 3 || !ref.startsWith("refs/"))
    throw unprocessable("Reference name must start with 'refs' and have at least two slashes.");
  if (
    (await tryGit(repository.directory, ["check-ref-format", ref])).code !== 0 ||
    /^refs\/(pull|tags|heads)\/?$/.test(ref)
  )
    throw unprocessable(`${ref} is not a valid ref name.`);
  if ((await listRefs(repository.directory, "refs/heads/")).length === 0)
    throw new ApiError(409, "Git Repository is empty.");
  if ((await readRef(repository.directory, ref)) !== undefined)
    throw unprocessable("Reference already exists");
  if ((await resolve(repository.directory, sha)) !== sha) throw unprocessable("Object does not exist");
  await moveRefOrThrow(
    { world, repository, identity },
    { ref, before: undefined, after: sha, isForced: false },
  );
  return created(await renderRef(call, ref, sha));
}

async function updateRef(call: RepositoryCall) {
  const { world, repository, identity, body } = call;
  const ref = `refs/${call.params.ref}`;
  const after = text(body, "sha") ?? "";
  const before = await readRef(repository.directory, ref);
  if (before === undefined) throw unprocessable("Reference does not exist");
  if ((await resolve(repository.directory, after)) !== after) throw unprocessable("Object does not exist");
  const isForced = !(await isAncestor(repository.directory, before, after));
  if (isForced && flag(body, "force") !== true) throw unprocessable("Update is not a fast forward");
  if (before !== after)
    await moveRefOrThrow({ world, repository, identity }, { ref, before, after, isForced });
  return ok(await renderRef(call, ref, after));
}

async function deleteRef({ world, repository, identity, params }: RepositoryCall) {
  const ref = `refs/${params.ref}`;
  const before = await readRef(repository.directory, ref);
  if (before === undefined) throw unprocessable("Reference does not exist");
  if (ref === `refs/heads/${repository.defaultBranch}`)
    throw unprocessable("Cannot delete the default branch");
  await moveRefOrThrow({ world, repository, identity }, { ref, before, after: undefined, isForced: false });
  return noContent;
}
