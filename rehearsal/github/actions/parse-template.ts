import type { ObjectReader } from "@actions/workflow-parser/templates/object-reader";
import {
  ACTION_ROOT,
  getActionSchema,
  getWorkflowSchema,
  NoOperationTraceWriter,
  readTemplate,
  StringToken,
  TemplateContext,
  TemplateValidationErrors,
  WORKFLOW_ROOT,
  YamlObjectReader,
} from "./packages.ts";
import type { Token } from "./template.ts";

export type ParsedTemplate = {
  readonly context: InstanceType<typeof TemplateContext>;
  /** Undefined when the file is no YAML; the context then has the errors. */
  readonly value: Token | undefined;
};

/** Reads a workflow file with GitHub's own reader and schema. */
export function parseWorkflow(name: string, content: string): ParsedTemplate {
  return parse({ name, content, root: WORKFLOW_ROOT, schema: getWorkflowSchema() });
}

/** Reads an `action.yml`. */
export function parseAction(name: string, content: string): ParsedTemplate {
  return parse({ name, content, root: ACTION_ROOT, schema: getActionSchema() });
}

type Source = {
  readonly name: string;
  readonly content: string;
  readonly root: string;
  readonly schema: ReturnType<typeof getWorkflowSchema>;
};

function parse({ name, content, root, schema }: Source): ParsedTemplate {
  const context = new TemplateContext(new TemplateValidationErrors(), schema, new NoOperationTraceWriter());
  const file = context.getFileId(name);
  const reader = new YamlObjectReader(file, content);
  for (const { message, range } of reader.errors) context.error(file, message, range);
  if (reader.errors.length > 0) return { context, value: undefined };
  return { context, value: readTemplate(context, root, withoutSource(reader), file) };
}

/**
 * The package serves editors: in a text of several lines it evaluates the source, indentation and all, where the
 * service evaluates the text. Without the source it has the text alone.
 */
function withoutSource(reader: ObjectReader): ObjectReader {
  return {
    allowLiteral() {
      const token = reader.allowLiteral();
      return token instanceof StringToken
        ? new StringToken(token.file, token.range, token.value, token.definitionInfo)
        : token;
    },
    allowSequenceStart: () => reader.allowSequenceStart(),
    allowSequenceEnd: () => reader.allowSequenceEnd(),
    allowMappingStart: () => reader.allowMappingStart(),
    allowMappingEnd: () => reader.allowMappingEnd(),
    validateStart: () => reader.validateStart(),
    validateEnd: () => reader.validateEnd(),
  };
}
