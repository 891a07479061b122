import type { Section } from "./issue-section.ts";
import type { Block } from "./markdown-block.ts";
import { missionBodySchema } from "./mission-file.ts";
import { nearest } from "./nearest.ts";

/** A fenced YAML block with settings, and the line of the issue its first line is. */
export type SettingsBlock = { readonly line: number; readonly text: string };

const keys = Object.keys(missionBodySchema.shape);

/** Settings in the issues of version 1, under *Configuration*. Elsewhere they are too common to be meant for us. */
const earlierKeys = ["model", "max_iterations", "temperature"];

/**
 * The YAML blocks that are meant for us: under *CCO settings*, or with `mission:` at the top, or with no top key but
 * ours (typing mistakes included). Any other YAML is part of the text: an issue may be about YAML.
 */
export function settingsIn(sections: readonly Section[]): {
  readonly settings: readonly SettingsBlock[];
  readonly rest: readonly Section[];
  readonly notices: readonly string[];
} {
  const settings: SettingsBlock[] = [];
  const notices: string[] = [];
  const rest = sections.map((section) => {
    const isOurs = section.name === "settings";
    const known = /^\W*config(?:uration)?\b/i.test(section.title ?? "") ? [...keys, ...earlierKeys] : keys;
    const blocks = section.blocks.filter((block) => {
      if (!isYaml(block, isOurs)) return true;
      const strange = isOurs ? undefined : strangeKey(block.text, known);
      if (strange === undefined) {
        settings.push({ line: block.line, text: block.text });
        return false;
      }
      if (strange.isMixed) {
        notices.push(
          `Line ${block.line}: this block was not read as settings, because \`${strange.key}\` is none. Put it under the heading "CCO settings" if it is meant so.`,
        );
      }
      return true;
    });
    return { ...section, blocks };
  });
  return { settings, rest, notices };
}

type Code = Extract<Block, { kind: "code" }>;

function isYaml(block: Block, isOurs: boolean): block is Code {
  if (block.kind !== "code" || block.text.trim() === "") return false;
  return /^ya?ml\b/i.test(block.language) || (isOurs && block.language === "");
}

/** A top key that is not ours, and whether there is another one that is. Undefined: the block is ours. */
function strangeKey(
  text: string,
  known: readonly string[],
): { readonly key: string; readonly isMixed: boolean } | undefined {
  const found = [...text.matchAll(/^["']?([\w$-]{1,60})["']?[ \t]*:(?=\s|$)/gm)].map(([, key = ""]) => key);
  if (found.includes("mission")) return undefined;
  const isKnown = (key: string) => nearest(plain(key), known) !== undefined;
  const strange = found.find((key) => !isKnown(key));
  if (strange === undefined) return found.length > 0 ? undefined : { key: "", isMixed: false };
  return { key: strange, isMixed: found.some((key) => keys.includes(plain(key))) };
}

/** `perIteration` and `per-iteration` are `per_iteration`. */
export function plain(key: string): string {
  return key
    .replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll("-", "_")
    .toLowerCase();
}
