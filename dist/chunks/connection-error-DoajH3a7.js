// src/adapters/connection-error.ts
/** The messages of an error and of its causes: the reason is in the last one mostly. */
function causesOf(error) {
	const messages = [];
	for (let one = error; one instanceof Error && messages.length < 5; one = one.cause) messages.push("code" in one && typeof one.code === "string" ? `${one.message} (${one.code})` : one.message);
	return messages.join(" ");
}
/** Nothing was asked of a service that was never reached, so nothing is charged. */
function isUnreached(error) {
	return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(causesOf(error));
}
export { isUnreached as n, causesOf as t };
