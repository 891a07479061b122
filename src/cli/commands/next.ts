import { renderBaseline } from "../../core/baseline.ts";
import { nextEffect } from "../../core/loop.ts";
import { renderNext } from "../../core/next-step.ts";
import { createDisplay } from "../display.ts";
import { type MissionOptions, openMission } from "../open-mission.ts";
import { createLocalPorts } from "../run-locally.ts";
import type { Terminal } from "../terminal.ts";

/** `cco next`: what a start would do first. Does nothing of it. */
export async function next(options: MissionOptions, terminal: Terminal): Promise<number> {
  const { place, source } = await openMission(options, terminal);
  const { pinned } = source;
  const door = { display: await createDisplay(terminal), interrupt: new AbortController().signal };
  const ports = await createLocalPorts({ place, terminal, mission: pinned, spec: pinned.spec }, door);
  const effect = await nextEffect(pinned, ports);
  const { state } = await ports.ledger.read();
  const before = state === undefined ? "" : renderBaseline(state);
  terminal.write(`${renderNext(effect)}\n${before === "" ? "" : `${before}\n`}`);
  return 0;
}
