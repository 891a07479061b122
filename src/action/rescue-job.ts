import { faultOf } from "./fault.ts";
import { readInputs, secretInputs } from "./inputs.ts";
import { readJob } from "./job.ts";
import { rescue } from "./rescue.ts";
import * as runner from "./runner.ts";
import { createSetting } from "./setting.ts";
import { wakeOf } from "./wake.ts";

/** Rescues what a job left that was cut off, if it worked on a mission. */
export async function rescueJob(): Promise<void> {
  const inputs = readInputs(process.env);
  for (const name of secretInputs) if (inputs[name] !== undefined) runner.setSecret(inputs[name]);
  const job = readJob(process.env);
  const voice = { say: runner.info, warn: runner.warning };
  const interrupt = new AbortController().signal;
  const setting = createSetting(job, inputs, { env: process.env, voice, interrupt });
  const wake = wakeOf(job, inputs);
  if (wake.kind !== "work" || setting.dry !== undefined) return;
  try {
    await rescue(wake.mission, setting, runner.getState("failed") !== "true");
  } catch (error) {
    const { title, text } = faultOf(error);
    runner.error(setting.redact(text), title);
    process.exitCode = 1;
  }
}
