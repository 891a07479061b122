import { n as mistakes } from "./error-DPtNGVe7.js";
import { t as start } from "./start-C-l_IXkd.js";
// src/cli/commands/github.ts
/** `cco github`: `cco start` for an issue, and for nothing else. */
async function github(options, terminal) {
	const { issue, interactive, auto, pollInterval, maxIssues } = options;
	if (![
		issue,
		interactive,
		auto,
		pollInterval,
		maxIssues
	].some((one) => one !== void 0)) throw mistakes.issueUnnamed();
	return start(options, terminal);
}
export { github };
