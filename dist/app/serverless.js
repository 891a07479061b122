import { p as parseAppConfig, r as createAppParts, t as createListener, y as sendText } from "./chunks/serve-Dxr9Rcq8.js";
// src/app/serverless.ts
/** The configuration is checked at the first call; until it is right, every answer is a 500 and nobody is let in. */
function createServerless(env) {
	let made;
	const parts = () => {
		made ??= Promise.resolve().then(() => createAppParts(parseAppConfig(env)));
		return made;
	};
	return {
		handler: async (request, response) => {
			const { routes, log, idle } = await parts().catch(refusing(response));
			if (!isReadable(request)) {
				log.error("the platform has parsed the body: switch that off, signatures are over its bytes");
				return sendText(response, 500, "The body was parsed before it came here.");
			}
			const sent = holdEnd(response, idle);
			await createListener(routes, log)(request, response);
			await sent();
		},
		recover: async () => (await parts()).recovery.round()
	};
}
/** Says what is wrong where only the operator sees it. */
function refusing(response) {
	return (error) => {
		sendText(response, 500, "This App is not configured.");
		throw error;
	};
}
/** The bytes are still to come, or were kept as they came. */
function isReadable({ body, rawBody }) {
	return body === void 0 || body === null || typeof body === "string" || rawBody !== void 0;
}
/** Sends the end of the answer only when nothing is under way. Resolves when it was sent. */
function holdEnd(response, idle) {
	const end = response.end.bind(response);
	let sending;
	response.end = ((...given) => {
		sending ??= idle().then(() => end(...given));
		return response;
	});
	return async () => void await sending;
}
const app = createServerless(process.env);
/** The one handler for platforms that look for one. */
const handler = app.handler;
/** For the platform's schedule. */
const recover = app.recover;
export { createServerless, handler, recover };
