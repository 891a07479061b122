// `node scripts/release-notes.ts v1.2.3` prints what CHANGELOG.md says of that version, for the release on GitHub.
// Exits 1 with the reason when the tag is not package.json's version, or the changelog has nothing to say of it.
import { readFileSync } from "node:fs";
import { releaseNotesOf } from "./changelog.ts";

const tag = process.argv[2] ?? "";
const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const { version } = JSON.parse(read("package.json")) as { readonly version: string };

try {
  if (tag !== `v${version}`) throw new Error(`The tag is "${tag}", and package.json says v${version}.`);
  console.log(releaseNotesOf(read("CHANGELOG.md"), version));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
