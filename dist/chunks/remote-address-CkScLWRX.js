// src/core/remote-address.ts
/**
* The repository that a remote's address names: `https://host/owner/name.git`, `ssh://git@host/owner/name` or
* `git@host:owner/name`. One letter before the colon is a drive of Windows. Undefined for a path and for any other address.
*/
function parseRemoteAddress(address) {
	const text = address.trim();
	const [, host = "", path = ""] = /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/i.exec(text) ?? /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(text) ?? [];
	const repository = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
	return host !== "" && isRepositoryName(repository) ? {
		host: host.toLowerCase(),
		repository
	} : void 0;
}
/** Whether it is `owner/name`. */
function isRepositoryName(text) {
	return /^[\w-][\w.-]*\/[\w.-]+$/.test(text) && !/\/\.{1,2}$/.test(text);
}
/** How a session remembers it: `owner/name#42`, which no absolute path is. */
function writeIssueName({ repository, number }) {
	return `${repository}#${number}`;
}
function parseIssueName(text) {
	const [, repository = "", number] = /^([^#]+)#(\d+)$/.exec(text) ?? [];
	return isRepositoryName(repository) ? {
		repository,
		number: Number(number)
	} : void 0;
}
export { writeIssueName as i, parseIssueName as n, parseRemoteAddress as r, isRepositoryName as t };
