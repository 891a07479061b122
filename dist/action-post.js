import { n as getState } from "./chunks/runner-DjuuWo-7.js";
// src/action/post.ts
if (getState("ended") !== "true") {
	const { rescueJob } = await import("./chunks/rescue-job-3JoKMFjv.js");
	await rescueJob();
}
export {};
