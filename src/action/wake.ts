import { z } from "zod";
import { mistakes } from "../core/error.ts";
import { type EventWake, eventWakeOf } from "../listening/event-wake.ts";
import type { Inputs } from "./inputs.ts";
import type { Job } from "./job.ts";

/** What an event asks for. Only that: what is done is decided on what GitHub shows now. */
export type Wake =
  /** One iteration of a mission. */
  | { readonly kind: "work"; readonly mission: string; readonly by: string }
  /** A command that the workflow gives. */
  | { readonly kind: "command"; readonly mission: string; readonly text: string; readonly by: string }
  /** Look after every mission. */
  | { readonly kind: "sweep" }
  | EventWake;

/** What this job was started for. An input says it; else the event does. */
export function wakeOf(job: Job, inputs: Inputs): Wake {
  if (inputs.command !== undefined) return commandWake(job, inputs, inputs.command);
  if (inputs.mission !== undefined) return { kind: "work", mission: inputs.mission, by: job.actor };
  switch (job.event) {
    case "workflow_dispatch":
      return dispatched(job);
    case "schedule":
      return { kind: "sweep" };
    default:
      return eventWakeOf(job.event, job.payload);
  }
}

function dispatched({ payload, actor }: Job): Wake {
  const { inputs } = z.object({ inputs: z.record(z.string(), z.unknown()).nullish() }).parse(payload);
  const mission = inputs?.mission;
  const by = typeof inputs?.by === "string" && inputs.by !== "" ? inputs.by : actor;
  return typeof mission === "string" && mission !== "" ? { kind: "work", mission, by } : { kind: "sweep" };
}

const aboutMission = z.object({
  inputs: z.object({ mission: z.string().optional() }).nullish().catch(undefined),
  issue: z.object({ number: z.int() }).optional().catch(undefined),
});

/** Throws the user error COMMAND_WITHOUT_MISSION when neither the step nor the event names one. */
function commandWake({ payload, actor }: Job, inputs: Inputs, text: string): Wake {
  const { inputs: dispatched, issue } = aboutMission.parse(payload);
  const mission = inputs.mission ?? (dispatched?.mission || undefined) ?? issue?.number.toString();
  if (mission === undefined) throw mistakes.commandWithoutMission();
  return { kind: "command", mission, text, by: actor };
}
