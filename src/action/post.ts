// The entry of the Action's last step: runs also when the job was cancelled. No logic here: it is in rescue-job.ts.
import * as runner from "./runner.ts";

// Nearly every job has ended by itself, and then nothing more is loaded.
if (runner.getState("ended") !== "true") {
  const { rescueJob } = await import("./rescue-job.ts");
  await rescueJob();
}
