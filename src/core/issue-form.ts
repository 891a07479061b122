import type { IssueExample } from "./issue-example.ts";

/** The section names a form's fields become headings of: `readIssue` knows them. */
const fields = [
  {
    id: "description",
    label: "Description",
    description: "What is to be done, and why.",
    placeholder: "Build a REST API to create, list, change and delete tasks.",
    required: true,
  },
  {
    id: "definition-of-done",
    label: "Definition of Done",
    description:
      "What must be true at the end, one line each. A command in backticks after verify: proves it; it is run only if you may write to this repository. A priority in brackets and the second line of each are optional.",
    value: [
      "- [ ] [critical] All endpoints work",
      "  verify: `npm test`",
      "- [ ] The README shows an example of each endpoint (low)",
    ],
    required: true,
  },
  {
    id: "constraints",
    label: "Constraints",
    description: "Rules the work must keep to.",
    placeholder: "- Use TypeScript",
  },
  {
    id: "context",
    label: "Context",
    description: "Anything else the worker should know: links, decisions, files to look at.",
  },
  {
    id: "settings",
    label: "CCO settings",
    description:
      "Limits and the like, as in a mission file. They count only if you may write to this repository.",
    placeholder: "budget: { iterations: 10, usd: 5 }",
    render: "yaml",
  },
] as const;

/** Where GitHub looks for it. */
export const issueFormPath = ".github/ISSUE_TEMPLATE/cco-mission.yml";

/**
 * The issue form for missions. It sets no label: GitHub gives the labels of
 * a form to the issues of anybody, and the label `cco:mission` spends money.
 *
 * @param example what its Definition of Done is filled in with
 */
export function issueForm(example?: IssueExample): string {
  const lines = [
    "name: CCO mission",
    "description: Let Claude Code work on something until it is proved to be done.",
    'title: "[CCO] "',
    "body:",
    "  - type: markdown",
    "    attributes:",
    "      value: |",
    "        Nothing starts yet: the mission begins when somebody who may label issues here adds the label `cco:mission`.",
    ...fields.map((field) => filledIn(field, example)).flatMap(fieldLines),
  ];
  return `${lines.join("\n")}\n`;
}

type Field = {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly placeholder?: string;
  readonly value?: readonly string[];
  readonly render?: string;
  readonly required?: boolean;
};

function filledIn(field: Field, example: IssueExample | undefined): Field {
  if (field.id === "definition-of-done" && example !== undefined && example.criteria.length > 0)
    return { ...field, value: example.criteria };
  if (field.id === "settings" && example !== undefined && example.settings.length > 0)
    return { ...field, value: example.settings };
  return field;
}

/** JSON strings are YAML strings. */
function fieldLines({
  id,
  label,
  description,
  placeholder,
  value,
  render,
  required,
}: Field): readonly string[] {
  return [
    "  - type: textarea",
    `    id: ${id}`,
    "    attributes:",
    `      label: ${label}`,
    `      description: ${JSON.stringify(description)}`,
    ...(placeholder === undefined ? [] : [`      placeholder: ${JSON.stringify(placeholder)}`]),
    ...(value === undefined ? [] : ["      value: |", ...value.map((line) => `        ${line}`)]),
    ...(render === undefined ? [] : [`      render: ${render}`]),
    ...(required === true ? ["    validations:", "      required: true"] : []),
  ];
}
