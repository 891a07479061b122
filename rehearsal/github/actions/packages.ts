import { registerHooks } from "node:module";

// GitHub's packages import JSON files without the attribute that Node asks for.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    return specifier.endsWith(".min.json") ? { ...resolved, importAttributes: { type: "json" } } : resolved;
  },
});

export const { convertWorkflowTemplate, NoOperationTraceWriter } = await import("@actions/workflow-parser");
export const { ACTION_ROOT, convertActionTemplate, getActionSchema } = await import(
  "@actions/workflow-parser/actions/index"
);
export const { TemplateContext, TemplateValidationErrors } = await import(
  "@actions/workflow-parser/templates/template-context"
);
export const { readTemplate } = await import("@actions/workflow-parser/templates/template-reader");
export const { StringToken } = await import("@actions/workflow-parser/templates/tokens/string-token");
export const { WORKFLOW_ROOT } = await import("@actions/workflow-parser/workflows/workflow-constants");
export const { getWorkflowSchema } = await import("@actions/workflow-parser/workflows/workflow-schema");
export const { YamlObjectReader } = await import("@actions/workflow-parser/workflows/yaml-object-reader");
