/** Why git, or GitHub, would refuse a branch name; undefined for a good one. Rules of `git check-ref-format`. */
export function branchNameMistake(name: string): string | undefined {
  return rules.find(([broken]) => broken.test(name))?.[1];
}

const rules: readonly (readonly [RegExp, string])[] = [
  [/^$/, "is empty"],
  [/^.{201}/s, "is longer than 200 characters"],
  [/^refs\//, "starts with refs/; write the name alone"],
  [/^-/, "starts with a dash"],
  [/[\s~^:?*[\\\p{Cc}]/u, "contains a space or one of ~ ^ : ? * [ \\"],
  [/\.\.|@\{|\/\//, "contains .., @{ or //"],
  [/^\/|\/$/, "starts or ends with a slash"],
  [/\.$|\.lock(\/|$)|(^|\/)\./, "has a part that starts with a dot, or ends with a dot or .lock"],
  [/^(@|HEAD)$/, "is a name git keeps for itself"],
];
