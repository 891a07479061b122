import { missionOn } from "../core/mission-branch.ts";
import type { MissionState } from "../core/state.ts";

/** Which branch is which mission's. Only a cache: what it does not know yet, the next round of recovery finds. */
export type BranchBook = {
  /** @param repository `owner/name` */
  missionOn(repository: string, branch: string): string | undefined;
  /** Keeps the branches of a repository's missions that have names of their own. */
  learn(repository: string, missions: readonly MissionState[]): void;
};

export function createBranchBook(): BranchBook {
  const named = new Map<string, ReadonlyMap<string, string>>();
  return {
    missionOn: (repository, branch) => missionOn(branch) ?? named.get(repository)?.get(branch),
    learn: (repository, missions) => {
      const own = missions.filter(({ mission }) => missionOn(mission.branch.name) === undefined);
      if (own.length === 0) named.delete(repository);
      else named.set(repository, new Map(own.map(({ mission }) => [mission.branch.name, mission.id])));
    },
  };
}
