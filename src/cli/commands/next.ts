import { nextEffect } from "../../core/loop.ts";
import { renderNext } from "../../core/next-step.ts";
import { createDisplay } from "../display.ts";
import { createLocalPorts } from "../run-locally.ts";
import type { Terminal } from "../terminal.ts";
import { type MissionOptions, openMission } from "./start.ts";

/** `cco next`: what a start would do first. Does nothing of it. */
export async function next(options: MissionOptions, terminal: Terminal): Promise<number> {
  const { place, source } = await openMission(options, terminal);
  const { pinned } = source;
  const door = { display: await createDisplay(terminal), interrupt: new AbortController().signal };
  const ports = await createLocalPorts({ place, terminal, mission: pinned, spec: pinned.spec }, door);
  const effect = await nextEffect(pinned, ports);
  terminal.write(`${renderNext(effect)}\n`);
  return 0;
}
