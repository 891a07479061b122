import { s as statusOf } from "./github-people-DhK6H-vm.js";
// src/adapters/github-ref.ts
/** Where a branch is now; undefined when it is not there. One call. */
async function readHead({ octokit, owner, repo }, branch) {
	try {
		const { data } = await octokit.git.getRef({
			owner,
			repo,
			ref: `heads/${branch}`
		});
		return data.object.sha;
	} catch (error) {
		if (statusOf(error) === 404) return void 0;
		throw error;
	}
}
export { readHead as t };
