/** Where a git remote is: its host, with a port where one is named, and `owner/name`. */
export type RemoteAddress = { readonly host: string; readonly repository: string };

/**
 * The repository that a remote's address names: `https://host/owner/name.git`, `ssh://git@host/owner/name` or
 * `git@host:owner/name`. One letter before the colon is a drive of Windows. Undefined for a path and for any other address.
 */
export function parseRemoteAddress(address: string): RemoteAddress | undefined {
  const text = address.trim();
  const url = /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/i.exec(text);
  const [, host = "", path = ""] = url ?? /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(text) ?? [];
  const repository = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
  return host !== "" && isRepositoryName(repository) ? { host: host.toLowerCase(), repository } : undefined;
}

/** Whether it is `owner/name`. */
export function isRepositoryName(text: string): boolean {
  return /^[\w-][\w.-]*\/[\w.-]+$/.test(text) && !/\/\.{1,2}$/.test(text);
}

/** An issue of a repository. */
export type IssueName = { readonly repository: string; readonly number: number };

/** How a session remembers it: `owner/name#42`, which no absolute path is. */
export function writeIssueName({ repository, number }: IssueName): string {
  return `${repository}#${number}`;
}

export function parseIssueName(text: string): IssueName | undefined {
  const [, repository = "", number] = /^([^#]+)#(\d+)$/.exec(text) ?? [];
  return isRepositoryName(repository) ? { repository, number: Number(number) } : undefined;
}
