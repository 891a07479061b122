import type { EventsConfig } from "@actions/workflow-parser/model/workflow-template";
import { convertWorkflowTemplate } from "./packages.ts";
import { parseWorkflow } from "./parse-template.ts";
import { evaluate, fieldOf, isMappingToken, isSequenceToken, type Mapping, type Token } from "./template.ts";

/** A workflow file that GitHub would accept. */
export type WorkflowFile = {
  /** Such as `.github/workflows/ci.yml`. */
  readonly path: string;
  /** Its `name`, else its path. */
  readonly name: string;
  readonly events: EventsConfig;
  readonly root: Mapping;
  readonly jobs: readonly JobDefinition[];
};

export type JobDefinition = {
  readonly id: string;
  readonly needs: readonly string[];
  /** With `success()` added where the author named no status function. */
  readonly condition: Token;
  readonly body: Token;
  readonly steps: readonly StepDefinition[];
};

export type StepDefinition = {
  /** The author's, else one of the parser's that begins with two underscores. */
  readonly id: string;
  readonly condition: Token;
  readonly body: Token;
};

/** A file that GitHub would refuse, with its sentences. */
export type InvalidWorkflow = { readonly path: string; readonly errors: readonly string[] };

export function isInvalid(file: WorkflowFile | InvalidWorkflow): file is InvalidWorkflow {
  return "errors" in file;
}

/** Reads a workflow file with GitHub's own parser and schema. */
export async function parseWorkflowFile(
  path: string,
  content: string,
): Promise<WorkflowFile | InvalidWorkflow> {
  if (content.length > maxBytes) return { path, errors: ["The workflow file is larger than 500 KB."] };
  const { context, value } = parseWorkflow(path, content);
  if (value === undefined || !isMappingToken(value)) return { path, errors: messagesOf(context) };
  const template = await convertWorkflowTemplate(context, value);
  const errors = [...messagesOf(context), ...beyondParser(path, value)];
  if (errors.length > 0) return { path, errors };
  return {
    path,
    name: String(evaluate(fieldOf(value, "name"), noScope) ?? path),
    events: template.events,
    root: value,
    jobs: template.jobs.map((job) => ({
      id: job.id.value,
      needs: (job.needs ?? []).map((need) => need.value),
      condition: job.if,
      body: bodyOf(value, job.id.value),
      steps: stepsOf(bodyOf(value, job.id.value), job.type === "job" ? job.steps : []),
    })),
  };
}

/** Pairs the parser's steps, which know ids and conditions, with their source, which knows the rest. */
export function stepsOf(
  owner: Token,
  parsed: readonly { readonly id: string; readonly if?: Token }[],
): readonly StepDefinition[] {
  const list = fieldOf(owner, "steps");
  const bodies = isSequenceToken(list) ? [...list] : [];
  return parsed.flatMap(({ id, if: condition }, index) => {
    const body = bodies[index];
    return body === undefined || condition === undefined ? [] : [{ id, condition, body }];
  });
}

const maxBytes = 500 * 1024;
const maxDispatchInputs = 25;
const noScope = { contexts: {} };

function bodyOf(root: Token, job: string): Token {
  const body = fieldOf(fieldOf(root, "jobs"), job);
  if (body === undefined) throw new Error(`The parser names a job ${job} that the file does not have.`);
  return body;
}

type Problems = { readonly errors: { getErrors(): readonly { readonly message: string }[] } };

function messagesOf(context: Problems): string[] {
  return context.errors.getErrors().map(({ message }) => message);
}

/** What the service refuses and the parser lets pass. */
function beyondParser(path: string, root: Mapping): string[] {
  const inputs = fieldOf(fieldOf(fieldOf(root, "on"), "workflow_dispatch"), "inputs");
  const tooMany = isMappingToken(inputs) && inputs.count > maxDispatchInputs;
  const jobs = fieldOf(root, "jobs");
  const owners = [root, ...(isMappingToken(jobs) ? [...jobs].map(({ value }) => value) : [])];
  return [
    ...(tooMany
      ? [
          `${path}: you may only define up to ${maxDispatchInputs} \`inputs\` for a \`workflow_dispatch\` event`,
        ]
      : []),
    ...(owners.some(contradictsItself)
      ? [`${path}: \`queue: max\` cannot be combined with \`cancel-in-progress: true\``]
      : []),
  ];
}

function contradictsItself(owner: Token): boolean {
  const concurrency = fieldOf(owner, "concurrency");
  const queue = fieldOf(concurrency, "queue")?.toJSON();
  return queue === "max" && fieldOf(concurrency, "cancel-in-progress")?.toJSON() === true;
}
