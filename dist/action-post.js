import { r as getState } from "./chunks/core-BIq9ObxZ.js";
// src/action/post.ts
if (getState("ended") !== "true") {
	const { rescueJob } = await import("./chunks/rescue-job-C3RhphiM.js");
	await rescueJob();
}
export {};
