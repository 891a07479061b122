import { n as mistakes } from "./error-DPtNGVe7.js";
import { n as parseBytes, t as largestDocument } from "./yaml-document-CZC2IZ6V.js";
import { createReadStream } from "node:fs";
// src/adapters/document-file.ts
/**
* The YAML or JSON document in a file; undefined when there is no such file.
* Throws the user errors FILE_UNREADABLE and DOCUMENT_INVALID.
*/
async function readDocument(file) {
	const bytes = await readBytes(file);
	return bytes === void 0 ? void 0 : parseBytes(bytes, file);
}
/** At most one byte more than is accepted, so that a huge file is refused without being read. */
async function readBytes(file) {
	try {
		return Buffer.concat(await Array.fromAsync(createReadStream(file, { end: largestDocument })));
	} catch (error) {
		if (!(error instanceof Error) || !("code" in error)) throw error;
		if (error.code === "ENOENT" || error.code === "ENOTDIR") return void 0;
		throw mistakes.fileUnreadable(file, error);
	}
}
export { readDocument as t };
