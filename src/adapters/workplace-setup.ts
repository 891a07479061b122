import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SetupRequest } from "../core/ports.ts";
import { stripControl } from "../core/redact.ts";
import { truncateTail } from "../core/truncate.ts";
import type { CommandEvidence } from "../core/verdict.ts";
import { type Places, provingEnvironment } from "./proof-environment.ts";
import type { ProverOptions } from "./prover.ts";
import { type CommandRun, runCommand } from "./run-command.ts";
import { forgetSetup, isSetUp, rememberSetup } from "./setup-note.ts";
import { otherUserNames } from "./shut-in.ts";
import { steeringIn } from "./steering-files.ts";
import type { Quarters } from "./worker-quarters.ts";

/**
 * Runs setup in the worker's directory, as the user who works there, with the environment of a proof: no key is in it. Home,
 * scratch directory and caches are its own: nothing that it leaves there reaches a proof. Gives the evidence of the
 * first command that failed.
 */
export async function setUpWorkplace(
  request: SetupRequest,
  options: ProverOptions,
): Promise<CommandEvidence | undefined> {
  const { root } = options;
  const { directory, setup, isResumed } = request;
  if (setup.length === 0 || (isResumed && (await isSetUp(root, directory, setup)))) return undefined;
  await forgetSetup(root);
  const quarters = await options.quarters?.();
  const places = await openPlaces(root);
  const broken = await runAll(request, options, { ...places, quarters });
  await quarters?.takeBack(Object.values(places));
  await closePlaces(root);
  if (broken === undefined) await rememberSetup(root, directory, setup);
  else options.onActivity?.(`setup failed: ${broken.command} (${broken.exitCode ?? broken.ending})`);
  return broken;
}

async function runAll(
  request: SetupRequest,
  options: ProverOptions,
  { quarters, ...places }: Places & { readonly quarters: Quarters | undefined },
): Promise<CommandEvidence | undefined> {
  const { directory } = request;
  const open = [directory, ...Object.values(places)];
  const enter = await quarters?.settle({ directory, open, shown: [] });
  const named = enter === undefined ? {} : otherUserNames;
  for (const [index, command] of request.setup.entries()) {
    const { redact } = options;
    options.onActivity?.(redact(`setup: ${command}`));
    const run = await runCommand({
      command,
      directory: enter === undefined ? directory : "/",
      env: { ...provingEnvironment(options.environment ?? process.env, places), ...named },
      timeoutMs: options.setupTimeoutMs ?? longestMs,
      interrupt: request.interrupt,
      enter: enter && (async (bare) => enter(bare)),
    });
    const log = join("evidence", String(request.iteration), "before-work", `${index + 1}.log`);
    const evidence = evidenceOf(redact(command), { run, log, shown: redact(stripControl(run.output)) });
    await writeLog(join(options.records, log), redact(`$ ${command}\n`) + redact(stripControl(run.output)));
    if (run.ending !== "exited" || run.exitCode !== 0) return evidence;
  }
  return undefined;
}

const longestMs = 20 * 60_000;
const tailChars = 4000;

function evidenceOf(
  command: string,
  { run, log, shown }: { readonly run: CommandRun; readonly log: string; readonly shown: string },
): CommandEvidence {
  return {
    kind: "command",
    command,
    setup: true,
    ending: run.ending,
    ...(run.exitCode === undefined ? {} : { exitCode: run.exitCode }),
    durationMs: run.durationMs,
    tail: truncateTail(shown.trimEnd(), tailChars),
    log: log.replaceAll("\\", "/"),
  };
}

async function writeLog(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function openPlaces(root: string): Promise<Places> {
  await closePlaces(root);
  const own = join(root, "setup");
  const places = { home: join(own, "home"), tmp: join(own, "tmp"), cache: join(root, "setup-cache") };
  for (const path of Object.values(places)) await mkdir(path, { recursive: true });
  // The cache outlives it, and so would what a command leaves there to steer the next one.
  await Promise.all(
    (await steeringIn(places.cache)).map((path) => rm(path, { recursive: true, force: true })),
  );
  return places;
}

/** What cannot be removed is left: it keeps no worker from its work. */
async function closePlaces(root: string): Promise<void> {
  await rm(join(root, "setup"), { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}
