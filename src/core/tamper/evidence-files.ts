import type { ChangeView, Found } from "./view.ts";

const report =
  /(?:^|\/)(?:junit[^/]{0,40}\.xml|TEST-[^/]{1,120}\.xml|test[-_]?(?:results?|report|output)s?(?:\.[a-z]{2,4}|\/[^/]{1,120})|(?:pytest|jest|vitest)[-_](?:results?|report)\.[a-z]{2,4}|coverage[-_](?:summary|final)\.json|coverage\.(?:xml|json|out|info)|lcov\.info|\.coverage|[^/]{1,120}\.trx|cobertura[^/]{0,40}\.xml)$/i;
const sourceLike = /\.(?:[cm]?[jt]sx?|py|cs|go|rs|java|kt|md|svelte|vue|html?\.[a-z]+)$/i;

/** Files that look like what a test runner leaves behind, and were committed. */
export function evidenceFiles({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    const isOne =
      file.status === "added" && report.test(file.path) && !sourceLike.test(file.path) && !file.isFixture;
    const why =
      "This looks like the report of a test runner; it was committed, and nobody knows what made it.";
    return isOne ? [{ path: file.path, severity: "suspicion" as const, why }] : [];
  });
}
