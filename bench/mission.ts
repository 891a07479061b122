import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Act } from "#rehearsal/scripted-model/script.ts";
import { createScriptedModel } from "#rehearsal/scripted-model/server.ts";
import { findClaude } from "#src/adapters/claude-executable.ts";
import { atMost, median, show, timed } from "./figures.ts";

const iterations = 5;
const rounds = 5;

/** Five iterations of a mission with one trivial check, against a bare loop that proves nothing. */
export async function benchMission(): Promise<void> {
  const claude = await findClaude({ env: process.env });
  if (claude === undefined) throw new Error("Claude Code was not found");
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // In turns, so that whatever else the machine does meets both alike.
    const turns = [
      async () => void ours.push(await timed(runMission)),
      async () => void bare.push(await timed(() => runBareLoop(claude.path))),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  const ratio = median(ours.map((ms, round) => ms / (bare[round] ?? Number.NaN)));
  show("five iterations with cco", `${median(ours).toFixed(0)} ms`);
  show("five times claude -p and git commit", `${median(bare).toFixed(0)} ms`);
  show("  cco / bare loop", ratio.toFixed(2), atMost(1, ratio));
  show("  the fastest of each", (Math.min(...ours) / Math.min(...bare)).toFixed(2));
}

async function runMission(): Promise<void> {
  const acts = Array.from({ length: iterations }, (_, n): Act => {
    const report = { type: "feat", subject: `step ${n + 1}`, summary: "Appended a line.", blocked: [] };
    return {
      when: `Iteration ${n + 1} of`,
      turns: [step, { tools: [{ name: "StructuredOutput", input: report }] }],
    };
  });
  await inProject(acts, async (project, env) => {
    await run(process.execPath, [join(import.meta.dirname, "../dist/cco.js"), "start"], project, env);
  });
}

async function runBareLoop(claude: string): Promise<void> {
  const acts = Array.from(
    { length: iterations },
    (): Act => ({ turns: [step, { text: "Appended a line." }] }),
  );
  const loop = `for i in $(seq ${iterations}); do
    "${claude}" -p "Append a line to steps.txt" --dangerously-skip-permissions < /dev/null > /dev/null
    git add --all && git -c user.name=Ada -c user.email=ada@example.org commit --quiet -m "step $i"
  done`;
  await inProject(acts, (project, env) => run("bash", ["-euc", loop], project, env));
}

const step = {
  text: "I append a line.",
  tools: [{ name: "Bash", input: { command: "echo step >> steps.txt" } }],
};

const mission = `mission:
  title: Five steps
  definition_of_done:
    - criteria: Five lines
      verify: cat steps.txt; test "$(wc -l < steps.txt)" -ge ${iterations}
`;

async function inProject(
  acts: readonly Act[],
  work: (project: string, env: NodeJS.ProcessEnv) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "cco-bench-"));
  await using model = await createScriptedModel({ acts });
  try {
    const project = join(directory, "project");
    mkdirSync(join(project, ".cco"), { recursive: true });
    writeFileSync(join(project, ".cco/mission.yaml"), mission);
    writeFileSync(join(project, "steps.txt"), "");
    const git = (...args: string[]) => execFileSync("git", args, { cwd: project });
    git("init", "--quiet", "--initial-branch", "main");
    git("add", "--all");
    git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", "base");
    const home = { CCO_CACHE: join(directory, "cache"), CLAUDE_CONFIG_DIR: join(directory, "claude") };
    const key = { ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: "bench-key", IS_SANDBOX: "1" };
    const quiet = { DISABLE_AUTOUPDATER: "1", CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1" };
    await work(project, { ...process.env, ...home, ...key, ...quiet });
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${output}`);
}
