import type { Act, Spoken, Turn } from "#rehearsal/scripted-model/script.ts";

/** The text of an issue; each criterion is proved by a file of its name that says `ok`. */
export function issueText(criteria: readonly string[], more = ""): string {
  const items = criteria.map((name) => `- [ ] The file ${name} says ok\n  verify: \`grep -q ok ${name}\``);
  return `## Definition of Done\n\n${items.join("\n")}\n\n${more}`;
}

/** The turns of one iteration. */
export function act(iteration: number, ...turns: readonly Turn[]): Act {
  return { when: `Iteration ${iteration} of mission`, turns };
}

/** A turn that writes files that say `ok`. */
export function writes(...names: readonly string[]): Spoken {
  const command = names.map((name) => `echo ok > ${name}`).join(" && ");
  return { tools: [{ name: "Bash", input: { command, description: "Writes" } }] };
}

/** The turn that ends a session. */
export function reports(subject: string): Spoken {
  const input = { type: "feat", subject, summary: `To ${subject}.`, blocked: [] };
  return { tools: [{ name: "StructuredOutput", input }] };
}

/** An iteration that writes one file. */
export function meets(iteration: number, name: string): Act {
  return act(iteration, writes(name), reports(`write ${name}`));
}
