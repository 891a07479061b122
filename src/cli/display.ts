import type { Entry } from "../core/event.ts";
import { missionLines } from "../core/mission-lines.ts";
import type { MissionState } from "../core/state.ts";
import { tell } from "../core/story.ts";
import type { Terminal } from "./terminal.ts";

/** Shows a mission while it runs. */
export type Display = {
  /** A fact was recorded. */
  entry(entry: Entry, state: MissionState): void;
  /** What the worker does now; only a person who looks on sees it. */
  activity(text: string): void;
  /** Leaves the last picture on the screen. */
  end(): void;
};

export async function createDisplay(terminal: Terminal): Promise<Display> {
  return terminal.interactive ? await createLiveDisplay(terminal) : createPlainDisplay(terminal);
}

/** One line per fact: for pipes, files and programs that read lines. */
function createPlainDisplay(terminal: Terminal): Display {
  return {
    entry: (entry) => terminal.write(`${new Date(entry.at).toISOString().slice(11, 19)}  ${tell(entry)}\n`),
    activity: () => {},
    end: () => {},
  };
}

/** A picture that is drawn again in place, with the worker's last steps below. */
async function createLiveDisplay(terminal: Terminal): Promise<Display> {
  const { createLogUpdate } = await import("log-update");
  const paint = createLogUpdate(process.stdout);
  const steps: string[] = [];
  let picture: readonly string[] = [];

  return {
    entry: (entry, state) => {
      if (entry.type === "agent-finished") steps.length = 0;
      picture = missionLines(state);
      draw();
    },
    activity: (text) => {
      steps.push(`    ${text}`.slice(0, terminal.columns - 1));
      steps.splice(0, Math.max(0, steps.length - 4));
      draw();
    },
    end: () => {
      steps.length = 0;
      draw();
      paint.done();
    },
  };

  function draw(): void {
    paint([...picture, ...steps].join("\n"));
  }
}
