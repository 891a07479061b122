import { n as getState } from "./chunks/core-YkzQ1Ytr.js";
// src/action/post.ts
if (getState("ended") !== "true") {
	const { rescueJob } = await import("./chunks/rescue-job-C5YDVzgW.js");
	await rescueJob();
}
export {};
