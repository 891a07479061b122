import { link, open, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
// src/adapters/durable-file.ts
/**
* Writes a file that is there whole or not at all, and survives a power cut once this resolves.
* Returns false, with nothing written, when a file of that name exists: a link never replaces one.
*/
async function createDurably(path, text, temporary) {
	await writeSynced(temporary, text);
	try {
		await link(temporary, path);
	} catch (error) {
		if (isCode(error, "EEXIST")) return false;
		throw error;
	} finally {
		await unlink(temporary);
	}
	await syncDirectory(dirname(path));
	return true;
}
/** Replaces a file in one step. A power cut may undo it, never tear it. */
async function replaceFile(path, text, temporary) {
	const file = await open(temporary, "w");
	try {
		await file.writeFile(text);
	} finally {
		await file.close();
	}
	await rename(temporary, path);
}
async function writeSynced(path, text) {
	const file = await open(path, "w");
	try {
		await file.writeFile(text);
		await file.datasync();
	} finally {
		await file.close();
	}
}
/** A new name is durable only with its directory. Windows cannot open one, and needs no such step. */
async function syncDirectory(path) {
	if (process.platform === "win32") return;
	const directory = await open(path, "r");
	try {
		await directory.sync();
	} finally {
		await directory.close();
	}
}
function isCode(error, code) {
	return error instanceof Error && "code" in error && error.code === code;
}
export { isCode as n, replaceFile as r, createDurably as t };
