import type { Act, Script, Spoken } from "./scripted-model/script.ts";

const firstTry = `/** A title as a part of an address. */
export function slug(title) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
`;

const secondTry = `/** A title as a part of an address. */
export function slug(title) {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9\\s-]/g, "")
    .trim()
    .replace(/[\\s-]+/g, "-");
}
`;

const withAccents = `const umlauts = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** A title as a part of an address. */
export function slug(title) {
  return title
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter])
    .normalize("NFD")
    .replace(/[^a-z0-9\\s-]/g, "")
    .trim()
    .replace(/[\\s-]+/g, "-");
}
`;

const readme = `# slug

Makes addresses out of titles.

    import { slug } from "./src/slug.js";

    slug("Crème brûlée"); // "creme-brulee"
`;

/** What the model does: four iterations, the first of which fails its check. */
export const sampleScript: Script = {
  acts: [
    act(1, [
      says("Let me see what is there.", "Bash", { command: "ls src test && cat src/slug.js" }),
      says("I replace everything that is no letter by a hyphen.", "Bash", {
        command: write("src/slug.js", firstTry),
      }),
      reports("feat", "join words with hyphens", "Wrote slug() with one replacement."),
    ]),
    act(2, [
      says("The output shows hyphens where punctuation was. I run the tests first.", "Bash", {
        command: "node --test test/words.test.js | tail -40",
      }),
      says("Punctuation goes first, then white space becomes hyphens.", "Bash", {
        command: write("src/slug.js", secondTry),
      }),
      says("Now it should pass.", "Bash", { command: "node --test test/words.test.js" }),
      reports(
        "fix",
        "drop punctuation before joining words",
        "Punctuation is removed before words are joined.",
      ),
    ]),
    act(3, [
      says("Accents next: decomposing takes them off, umlauts are spelled out before.", "Bash", {
        command: write("src/slug.js", withAccents),
      }),
      says("Both test files.", "Bash", { command: "node --test" }),
      reports(
        "feat",
        "spell umlauts out and take accents off",
        "Umlauts are spelled out, other accents removed.",
      ),
    ]),
    act(4, [
      says("Only the README is left.", "Bash", { command: write("README.md", readme) }),
      reports("docs", "show how to call slug()", "The README has an example."),
    ]),
  ],
};

function act(iteration: number, turns: readonly Spoken[]): Act {
  return { when: `Iteration ${iteration} of mission`, turns };
}

function says(text: string, name: string, input: unknown): Spoken {
  return { text, tools: [{ name, input }], usage: { input: 2000, output: 150 } };
}

function reports(type: string, subject: string, summary: string): Spoken {
  const input = { type, subject, summary, blocked: [] };
  return { tools: [{ name: "StructuredOutput", input }], usage: { input: 2500, output: 100 } };
}

/** A file written by a shell, whatever is in its text. */
function write(path: string, text: string): string {
  return `cat > ${path} <<'END_OF_FILE'\n${text}END_OF_FILE`;
}
