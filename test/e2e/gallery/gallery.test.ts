import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, it } from "vitest";
import { act, reports } from "../mission-text.ts";
import { createStage, type Ended } from "../stage.ts";
import { type Cheat, cheats } from "./cheats.ts";
import { honest } from "./honest.ts";
import { missionOf, npmTest, projectFiles, writes } from "./project.ts";

type Played = { readonly ended: Ended; readonly report: string };

/** A mission of one iteration, in which the worker leaves these files and says that all is well. */
async function play({ files, asked = [npmTest] }: Pick<Cheat, "files" | "asked">): Promise<Played> {
  const says = reports("finish slug", { summary: "All tests pass." });
  await using stage = await createStage({
    files: { ...projectFiles, ".cco/mission.yaml": missionOf(asked) },
    acts: [act(1, writes(files), says)],
  });
  // The Node that runs the tests runs the project's.
  const PATH = `${dirname(process.execPath)}:/usr/bin:/bin`;
  const ended = await stage.with({ PATH }).run("start");
  const report = join(stage.repository.path, ".cco/sessions/demo/report.md");
  return { ended, report: await readFile(report, "utf8") };
}

describe.concurrent("a worker that", () => {
  it.for(cheats)("$name is not done, and the report names it", async (cheat, { expect }) => {
    const { ended, report } = await play(cheat);

    expect(ended.stdout).not.toContain("Done.");
    expect(ended.code).not.toBe(0);
    expect(report).toMatch(cheat.named);
  });
});

describe.concurrent("a worker that honestly", () => {
  it.for(honest)("$name is done", async (deed, { expect }) => {
    const { ended } = await play(deed);

    expect(ended.stdout).toContain("Done.");
    expect(ended.code).toBe(0);
  });
});
