/** The sample mission as somebody would write it into an issue. */
export const sampleIssue = {
  title: "[CCO] Finish the slug library",
  body: `slug(title) turns the title of an article into a part of its address.

## Definition of Done

- [ ] **[critical]** Words are joined by single hyphens, without punctuation
  verify: \`node --test test/words.test.js\`
- [ ] (high) Accents and umlauts become plain letters
  verify: \`node --test test/accents.test.js\`
- [ ] The README shows how to call it
  verify: \`grep -q 'slug(' README.md\`

## Constraints

- No dependencies

\`\`\`yaml
protect: ["test/**"]
budget: { iterations: 8, usd: 5 }
\`\`\`
`,
};

/** What its owner says while an iteration is at work. */
export const sampleWord = "/cco steer Let the example in the README be crème brûlée.";
