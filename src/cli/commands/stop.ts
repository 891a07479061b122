import { appendFact } from "../../core/loop.ts";
import { openPlace } from "../place.ts";
import { actorOf, runLocally } from "../run-locally.ts";
import { findSession } from "../sessions.ts";
import { showEnd } from "../show-end.ts";
import type { Terminal } from "../terminal.ts";

/** `cco stop`: ends a mission wherever it runs. What its worker did so far is committed. */
export async function stop(
  options: { readonly session?: string | undefined; readonly why?: string | undefined },
  terminal: Terminal,
): Promise<number> {
  const place = await openPlace({ directory: terminal.cwd, env: terminal.env });
  const { ledger, state } = await findSession(place, options.session);
  if (state.closed !== undefined) {
    terminal.write(`It has ended already: ${state.closed.outcome}. ${state.closed.why}\n`);
    return 0;
  }
  await appendFact(
    {
      type: "signal-received",
      signal: { kind: "stop", why: options.why },
      actor: actorOf(place),
    },
    ledger,
  );
  const holder = state.open?.lease.run;
  if (holder !== undefined && (await ledger.hasEnded(holder)) === false) {
    terminal.write(`Told ${holder.run}: it commits what its worker did and ends.\n`);
    return 0;
  }
  // Nobody is at it: what a dead run left is sealed, and the mission closed, here and now.
  const end = await runLocally({ place, terminal, spec: state.mission });
  showEnd(end, place, terminal);
  return 0;
}
