import type { Annotation } from "./job-record.ts";

/** What commands in a step's output can do. */
export type CommandSink = {
  mask(value: string): void;
  annotate(annotation: Annotation): void;
  /** A line of the log, as it is to be shown. */
  write(line: string): void;
  output(name: string, value: string): void;
  state(name: string, value: string): void;
};

/** Lines of one step: `::command key=value::message` is obeyed, everything else is shown. */
export function createCommandReader(sink: CommandSink): (line: string) => void {
  const counts = new Map<Annotation["level"], number>();
  let resume: string | undefined;

  function annotate(annotation: Annotation): void {
    const count = (counts.get(annotation.level) ?? 0) + 1;
    counts.set(annotation.level, count);
    if (count <= maxAnnotationsPerLevel) sink.annotate(annotation);
  }

  return (line) => {
    if (resume !== undefined) {
      if (line.trim() === `::${resume}::`) resume = undefined;
      return sink.write(line);
    }
    const command = parseCommand(line);
    if (command === undefined) return sink.write(line);
    if (command.name === "stop-commands") resume = command.message;
    else obey(command, { ...sink, annotate });
    if (!silent.includes(command.name)) sink.write(shownAs(command, line));
  };
}

/** Per step and level; GitHub drops what comes after. */
const maxAnnotationsPerLevel = 10;
const levels: Readonly<Record<string, Annotation["level"]>> = {
  error: "failure",
  warning: "warning",
  notice: "notice",
};
/** Obeyed without a trace in the log. */
const silent = ["add-mask", "set-output", "save-state", "add-matcher", "remove-matcher", "echo", "debug"];

type Command = {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
};

function parseCommand(line: string): Command | undefined {
  const match = /^\s*::([a-z-]+)(?:\s+(.*?))?::(.*)$/i.exec(line);
  if (match === null) return undefined;
  const [, name = "", properties = "", message = ""] = match;
  const known = name.toLowerCase();
  return commands.includes(known)
    ? { name: known, properties: parseProperties(properties), message: unescapeMessage(message) }
    : undefined;
}

const commands = [
  ...["error", "warning", "notice", "debug", "add-mask", "group", "endgroup", "stop-commands"],
  ...["set-output", "save-state", "set-env", "add-path", "add-matcher", "remove-matcher", "echo"],
];

function parseProperties(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").map((pair) => pair.trim().split(/=(.*)/s));
  return Object.fromEntries(
    pairs
      .filter(([key, value]) => key !== "" && value)
      .map(([key, value = ""]) => [key, unescapeProperty(value)]),
  );
}

function obey({ name, properties, message }: Command, sink: CommandSink): void {
  const level = levels[name];
  if (level !== undefined) sink.annotate(annotationOf(level, properties, message));
  if (name === "add-mask") sink.mask(message);
  // Deprecated since 2022 and still obeyed: text that reaches a log can do this.
  if (name === "set-output") sink.output(properties.name ?? "", message);
  if (name === "save-state") sink.state(properties.name ?? "", message);
  if (name === "set-env" || name === "add-path")
    sink.annotate({
      level: "failure",
      message: `The \`${name}\` command is disabled. Please upgrade to using Environment Files.`,
    });
}

function annotationOf(
  level: Annotation["level"],
  properties: Readonly<Record<string, string>>,
  message: string,
): Annotation {
  const number = (name: string, key: string) =>
    properties[name] === undefined ? {} : { [key]: Number(properties[name]) };
  return {
    level,
    message,
    ...(properties.title === undefined ? {} : { title: properties.title }),
    ...(properties.file === undefined ? {} : { path: properties.file }),
    ...number("line", "startLine"),
    ...number("endLine", "endLine"),
    ...number("col", "startColumn"),
    ...number("endColumn", "endColumn"),
  };
}

function shownAs({ name, message }: Command, line: string): string {
  if (name === "group") return `##[group]${message}`;
  if (name === "endgroup") return "##[endgroup]";
  return levels[name] === undefined ? line : `##[${name}]${message}`;
}

function unescapeMessage(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return unescapeMessage(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
}
