// src/core/visible-text.ts
/**
* Characters a reader does not see, or that reorder what they see: control characters, bidirectional overrides,
* zero-width characters, tag characters, fillers, supplementary variation selectors, and joiners that join nothing
* (between letters or emoji they are part of the writing). See Unicode TR 36 and TR 39.
*/
const invisible = new RegExp([
	"[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]",
	"[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E]",
	"[\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFFB]",
	"[\\u{E0000}-\\u{E0FFF}]",
	"(?<![\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])[\\u200C\\u200D]",
	"[\\u200C\\u200D](?![\\p{L}\\p{M}\\p{Extended_Pictographic}])"
].join("|"), "gu");
/** The text without the characters a reader does not see. */
function visibleText(text) {
	return text.replaceAll(invisible, "");
}
/** The first character a reader does not see, as `U+202E`. */
function findInvisible(text) {
	const [found] = text.matchAll(invisible);
	const code = found?.[0].codePointAt(0);
	return code === void 0 ? void 0 : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
export { visibleText as n, findInvisible as t };
