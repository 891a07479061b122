import type { Act, Spoken, Turn } from "#rehearsal/scripted-model/script.ts";

export type MissionText = {
  readonly title?: string;
  readonly criteria: readonly string[];
  /** What proves a criterion instead. */
  readonly verify?: string;
  readonly settings?: readonly string[];
};

/** A mission; each criterion is proved by a file of its name that says `ok`. */
export function missionText({ title = "Demo", criteria, verify, settings = [] }: MissionText): string {
  const list = criteria.map((id) => [
    `    - id: ${id}`,
    `      criteria: The file ${id}.txt says ok`,
    `      verify: ${JSON.stringify(verify ?? `grep -q ok ${id}.txt`)}`,
  ]);
  const lines = [
    "mission:",
    `  title: ${title}`,
    "  definition_of_done:",
    ...list.flat(),
    ...settings.map((line) => `  ${line}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** The turns of one iteration. */
export function act(iteration: number, ...turns: readonly Turn[]): Act {
  return { when: `Iteration ${iteration} of mission`, turns };
}

/** A turn that runs a command. */
export function bash(command: string): Spoken {
  return { tools: [{ name: "Bash", input: { command, description: "Runs it" } }] };
}

/** A turn that ends a session with a report. */
export function reports(
  subject: string,
  fields: { summary?: string; blocked?: readonly object[] } = {},
): Spoken {
  const input = { type: "feat", subject, summary: `To ${subject}.`, blocked: [], ...fields };
  return { tools: [{ name: "StructuredOutput", input }] };
}

/** An iteration that meets one criterion. */
export function meets(iteration: number, id: string): Act {
  return act(iteration, bash(`echo ok > ${id}.txt`), reports(`write ${id}`));
}
