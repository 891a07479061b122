import type { Detail } from "./detail.ts";
import { clip, codeSpan, escapeLine } from "./markdown-escape.ts";
import { plural } from "./plural.ts";
import type { MissionState } from "./state.ts";

/** What a worker was last seen doing. Its words are its own: untrusted, but redacted. */
export type Live = {
  readonly kind: "tool" | "text" | "retry" | "limit";
  /** One line; of a tool its name, then what it works on. */
  readonly text: string;
  /** Answers of the model so far. */
  readonly turns: number;
  /** Since the worker started. */
  readonly ms: number;
};

/** Claude Code's tools, as what they do. */
const deeds: Readonly<Record<string, string>> = {
  Bash: "running",
  Read: "reading",
  Edit: "editing",
  MultiEdit: "editing",
  NotebookEdit: "editing",
  Write: "writing",
  Glob: "looking for",
  Grep: "searching for",
  WebFetch: "fetching",
  WebSearch: "searching the web for",
  Task: "delegating",
  Agent: "delegating",
};

const longestDeed = 120;

/** The one line that changes while a worker works. */
export function renderLive({ kind, text, turns, ms }: Live): string {
  const now = kind === "tool" ? deedOf(text) : escapeLine(text, longestDeed);
  return [`Now: ${now}`, plural(turns, "turn"), `${Math.round(ms / 60_000)} min`].join(" · ");
}

function deedOf(text: string): string {
  const [name = ""] = text.split(" ", 1);
  const target = codeSpan(clip(text.slice(name.length).trim(), longestDeed));
  const deed = deeds[name];
  if (deed === undefined || target === "")
    return ["using", codeSpan(clip(name, 60)), target].join(" ").trim();
  return `${deed} ${target}`;
}

/** More would bury where the mission is. */
const mostChanges = 10;
const marks: Readonly<Record<string, string>> = { "+": "added", "-": "removed", "~": "changed" };

/** What the last edit of the text changed. See `specDiff`. */
export function renderTextChange({ textChange }: MissionState, detail: Detail): string {
  if (textChange === undefined || textChange.length === 0) return "";
  const room = Math.max(80, Math.min(detail.text, 300));
  const shown = textChange.slice(0, mostChanges).map((line) => {
    const mark = marks[line.charAt(0)];
    return mark === undefined ? escapeLine(line, room) : `${mark} ${escapeLine(line.slice(1), room)}`;
  });
  const more = textChange.length - shown.length;
  return `The text changed: ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join("; ")}.`;
}
