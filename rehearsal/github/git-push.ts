import { isAncestor } from "./git-objects.ts";
import { type GitRun, tryGit } from "./git-process.ts";
import { readRef } from "./git-refs.ts";
import { flushPacket, packetLine, readPackets } from "./pkt-line.ts";
import { type PushRefusal, renderPushRefusal } from "./push-refusal.ts";
import { moveRef, type Place } from "./refs.ts";

type Command = {
  readonly ref: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/**
 * Receives a push and answers as `git receive-pack --stateless-rpc` would. Not done by git's own program because
 * a hook of it could not ask this process for its rules.
 * https://git-scm.com/docs/pack-protocol#_pushing_data_to_a_server
 */
export async function receivePush(place: Place, body: Buffer): Promise<Buffer> {
  const { commands, capabilities, pack } = parsePush(body);
  if (commands.length === 0) return flushPacket;
  const unpacked = await unpack(place.repository.directory, pack);
  const answer: Answered = {
    remote: [],
    report: [unpacked.code === 0 ? "unpack ok" : `unpack ${unpacked.stderr.trim()}`],
  };
  const outcomes = await judge(place, commands, { isAtomic: capabilities.includes("atomic"), unpacked });
  for (const { ref, refusal } of outcomes) {
    answer.remote.push(...(refusal?.remote ?? []));
    answer.report.push(refusal === undefined ? `ok ${ref}` : `ng ${ref} ${refusal.reason}`);
  }
  return renderAnswer(answer, capabilities);
}

type Answered = { readonly remote: string[]; readonly report: string[] };

function parsePush(body: Buffer) {
  const { lines, rest } = readPackets(body);
  const [first = ""] = lines.filter((line) => !line.startsWith("shallow "));
  const capabilities = (first.split("\0")[1] ?? "").trim().split(" ");
  const commands = lines.flatMap((line) => parseCommand(line.split("\0")[0] ?? ""));
  return { commands, capabilities, pack: rest };
}

function parseCommand(line: string): readonly Command[] {
  const [, before = "", after = "", ref = ""] = /^([0-9a-f]{40}) ([0-9a-f]{40}) (\S+)$/.exec(line) ?? [];
  const known = (sha: string) => (/^0+$/.test(sha) ? undefined : sha);
  return ref === "" ? [] : [{ ref, before: known(before), after: known(after) }];
}

/** Refused objects stay as garbage: no ref names them. */
function unpack(directory: string, pack: Buffer): Promise<GitRun> {
  if (pack.length === 0) return Promise.resolve({ code: 0, stdout: pack, stderr: "" });
  const isLarge = pack.readUInt32BE(8) > 200;
  return tryGit(directory, isLarge ? ["index-pack", "--stdin", "--fix-thin"] : ["unpack-objects", "-q"], {
    input: pack,
  });
}

type Outcome = { readonly ref: string; readonly refusal: PushRefusal | undefined };

async function judge(
  place: Place,
  commands: readonly Command[],
  more: { readonly isAtomic: boolean; readonly unpacked: GitRun },
) {
  const outcomes: Outcome[] = [];
  const isBroken = more.unpacked.code !== 0;
  for (const command of commands) {
    const isLost = more.isAtomic && outcomes.some(({ refusal }) => refusal !== undefined);
    const refusal = isBroken
      ? said("unpacker error")
      : isLost
        ? said("atomic push failure")
        : await apply(place, command);
    outcomes.push({ ref: command.ref, refusal });
  }
  return outcomes;
}

function said(reason: string): PushRefusal {
  return { remote: [], reason };
}

async function apply(place: Place, { ref, before, after }: Command): Promise<PushRefusal | undefined> {
  const { directory } = place.repository;
  if (ref.split("/").length < 3 || !ref.startsWith("refs/")) return said("funny refname");
  if (/^refs\/pull\//.test(ref)) return said("deny updating a hidden ref");
  if ((await readRef(directory, ref)) !== before) return said("fetch first");
  if (ref === `refs/heads/${place.repository.defaultBranch}` && after === undefined)
    return {
      remote: [`error: refusing to delete the current branch: ${ref}`],
      reason: "refusing to delete the current branch",
    };
  const isForced =
    before !== undefined && after !== undefined && !(await isAncestor(directory, before, after));
  const refusal = await moveRef(place, { ref, before, after, isForced });
  if (refusal === undefined) return undefined;
  return refusal === "moved" ? said("failed to update ref") : renderPushRefusal({ ...place, ref }, refusal);
}

function renderAnswer({ remote, report }: Answered, capabilities: readonly string[]): Buffer {
  const status = Buffer.concat([...report.map((line) => packetLine(`${line}\n`)), flushPacket]);
  if (!capabilities.includes("report-status") && !capabilities.includes("report-status-v2"))
    return flushPacket;
  if (!capabilities.includes("side-band-64k")) return status;
  const said = remote.map((line) => packetLine(Buffer.concat([Buffer.from([2]), Buffer.from(`${line}\n`)])));
  return Buffer.concat([...said, packetLine(Buffer.concat([Buffer.from([1]), status])), flushPacket]);
}
