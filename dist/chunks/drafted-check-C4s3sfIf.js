import { a as boolean, g as string, i as array, p as object, r as _enum } from "./schemas-IblTEC5b.js";
import { a as checkSchema } from "./mission-4vuptIXd.js";
import { t as findInvisible } from "./visible-text--I_cYmbf.js";
// src/core/drafted-check.ts
/** Checks of one criterion, as they were drafted. */
const plannedSchema = object({
	criterion: string(),
	checks: array(checkSchema).readonly(),
	/** It is to pass before any work: it guards what is there already. */
	regression: boolean().optional(),
	/** What passing it shows, in the words of who drafted it. */
	why: string()
});
const longestCommand = 500;
const longestWhy = 500;
const command = string().min(1).max(longestCommand).refine((text) => text.trim() === text && !/[\r\n]/.test(text) && findInvisible(text) === void 0, { error: "One command on one line, without anything hidden in it." }).refine((text) => !isTrivial(text), { error: "It passes whatever the repository is like." });
/** What the manager answers when it is asked for checks of these criteria. */
function draftAnswerSchema(ids) {
	return object({ checks: array(object({
		criterion: _enum(ids),
		commands: array(command).min(1).max(3).readonly(),
		regression: boolean(),
		why: string().min(1).max(longestWhy)
	})).max(ids.length).readonly() });
}
/** A command that looks at nothing proves nothing. */
function isTrivial(text) {
	return /^(?:true|:|exit(?:\s+0)?|(?:echo|printf|sleep)\b[^;&|]*)$/.test(text);
}
export { plannedSchema as n, draftAnswerSchema as t };
