/** A mission's own page. */
export type MissionAddress = {
  /** `owner/name`. */
  readonly repository: string;
  readonly mission: string;
};

const pattern = /^\/([\w.-]+\/[\w.-]+)\/([\w.-]+)$/;

/** The mission that a path is about; undefined for any other path. */
export function parseAddress(path: string): MissionAddress | undefined {
  const [, repository, mission] = pattern.exec(path) ?? [];
  return repository === undefined || mission === undefined ? undefined : { repository, mission };
}

export function pathOf({ repository, mission }: MissionAddress): string {
  return `/${repository}/${mission}`;
}

/** Where a sign-in leads to: a page of ours, never another site. */
export function returnPath(wished: string | null): string {
  const address = wished === null ? undefined : parseAddress(wished);
  return address === undefined ? "/" : pathOf(address);
}
