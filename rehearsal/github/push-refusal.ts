import type { RefRefusal } from "./push-rules.ts";
import type { Repository } from "./repository.ts";
import type { Identity } from "./token.ts";
import type { World } from "./world.ts";

export type RefusedRef = {
  readonly world: World;
  readonly repository: Repository;
  readonly identity: Identity;
  readonly ref: string;
};

/** What the server says, line by line, and the reason git prints behind the refused ref. */
export type PushRefusal = { readonly remote: readonly string[]; readonly reason: string };

export function renderPushRefusal(refused: RefusedRef, refusal: RefRefusal): PushRefusal {
  switch (refusal.kind) {
    case "workflow":
      return { remote: [], reason: workflowReason(refused.identity, refusal.path) };
    case "size":
      return { remote: sizeLines(refused.world, refusal.files), reason: "pre-receive hook declined" };
    case "protection":
      return {
        remote: protectionLines(refused.ref, refusal.reasons),
        reason: "protected branch hook declined",
      };
    case "ruleset":
      return {
        remote: rulesetLines(refused, refusal.reasons),
        reason: "push declined due to repository rule violations",
      };
  }
}

export function workflowReason(identity: Identity, path: string): string {
  return identity.kind === "user"
    ? `refusing to allow a Personal Access Token to create or update workflow \`${path}\` without \`workflow\` scope`
    : `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`;
}

function protectionLines(ref: string, reasons: readonly string[]): readonly string[] {
  return [
    `error: GH006: Protected branch update failed for ${ref}.`,
    ...reasons.map((reason) => `error: ${reason}`),
  ];
}

type LargeFile = { readonly path: string; readonly bytes: number };

function sizeLines(world: World, files: readonly LargeFile[]): readonly string[] {
  const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(2)} MB`;
  const limit = megabytes(world.maxFileBytes);
  return [
    ...files.map(
      ({ path, bytes }) =>
        `error: File ${path} is ${megabytes(bytes)}; this exceeds GitHub's file size limit of ${limit}`,
    ),
    "error: GH001: Large files detected. You may want to try Git Large File Storage - https://git-lfs.github.com.",
  ];
}

function rulesetLines({ world, repository, ref }: RefusedRef, reasons: readonly string[]): readonly string[] {
  const rules = `${world.urls.server}/${repository.owner}/${repository.name}/rules`;
  return [
    `error: GH013: Repository rule violations found for ${ref}.`,
    `Review all repository rules at ${rules}?ref=${encodeURIComponent(ref)}`,
    "",
    ...reasons.flatMap((reason) => [...`- ${reason}`.split("\n"), ""]),
  ];
}
