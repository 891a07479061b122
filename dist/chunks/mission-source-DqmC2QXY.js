import { n as mistakes } from "./error-DPtNGVe7.js";
import { n as parseMission } from "./parse-mission-CZ0Drtg5.js";
import { t as readDocument } from "./document-file-Dk1rn9Dw.js";
import { createHash } from "node:crypto";
// src/adapters/mission-source.ts
/**
* The mission in a file, pinned. Throws the user errors MISSION_MISSING, MISSION_INVALID, DOCUMENT_INVALID and
* FILE_UNREADABLE.
*/
async function readMission(path, options = {}) {
	const document = await readDocument(path);
	if (document === void 0) throw mistakes.missionMissing(path);
	return pinDocument(document, {
		file: path,
		...options
	});
}
/** The mission a document describes, pinned. Throws the user error MISSION_INVALID. */
function pinDocument(document, options) {
	const { mission, ...rest } = parseMission(document, options);
	return {
		pinned: pinMission(mission),
		...rest,
		file: options.file
	};
}
/** The mission with its hash: the SHA-256 of what it means, whatever file it was written in and however. */
function pinMission(mission) {
	return {
		spec: mission,
		hash: createHash("sha256").update(renderCanonical(mission)).digest("hex")
	};
}
/** JSON with sorted keys and without undefined entries: equal missions are equal texts. */
function renderCanonical(value) {
	return JSON.stringify(value, (_, entry) => typeof entry === "object" && entry !== null && !Array.isArray(entry) ? Object.fromEntries(Object.entries(entry).toSorted(([a], [b]) => a < b ? -1 : 1)) : entry);
}
export { pinMission as n, readMission as r, pinDocument as t };
