import { help, parseFlags } from "./flags.ts";
import { findLiveKey, livePrice } from "./live-key.ts";

process.exitCode = await rehearse();

async function rehearse(): Promise<number> {
  const flags = parseFlags(process.argv.slice(2));
  if (flags.kind === "help") {
    console.log(flags.problem === undefined ? help : `${flags.problem}\n\n${help}`);
    return flags.problem === undefined ? 0 : 1;
  }
  const live = flags.live ? findLiveKey(process.env) : undefined;
  if (flags.live && live === undefined) {
    console.error("--live needs ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN in the environment.");
    return 1;
  }
  if (live !== undefined) console.log(`${livePrice(live)}\n`);
  if (flags.kind === "local") {
    const { rehearseLocally } = await import("./rehearse-locally.ts");
    return rehearseLocally(live);
  }
  const { rehearseOnGitHub } = await import("./rehearse-on-github.ts");
  return rehearseOnGitHub({ live, serve: flags.serve });
}
