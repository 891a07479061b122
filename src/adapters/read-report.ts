import { lstat, readdir, readFile, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseTestReport, sumOfReports, type TestReport } from "./test-report.ts";

/** Bytes of all report files of one run together. */
const mostBytes = 50 * 1024 * 1024;

/** The report of one run, or why there is none that counts. */
export type Reading =
  | { readonly report: TestReport; readonly unreported?: undefined }
  | { readonly report?: undefined; readonly unreported: string };

/**
 * Watches for the report that a run is to write to `path` (relative to `tree`, `*` in the last part): a file that is
 * there before the run, be it in the commit or left by something earlier, does not count.
 */
export async function awaitReport(tree: string, path: string): Promise<() => Promise<Reading>> {
  const before = await filesAt(tree, path);
  return async () => {
    if (before.length > 0) {
      return { unreported: `${path} was there before the run, and only what the run writes counts.` };
    }
    const files = await filesAt(tree, path);
    if (files.length === 0) return { unreported: `the run wrote no ${path}.` };
    return readReports(files, path);
  };
}

async function readReports(files: readonly string[], path: string): Promise<Reading> {
  const reports: TestReport[] = [];
  let bytes = 0;
  for (const file of files) {
    bytes += (await lstat(file)).size;
    if (bytes > mostBytes) return { unreported: `${path} is larger than ${mostBytes / 1024 / 1024} MB.` };
    const report = await parseTestReport(await readFile(file, "utf8"));
    if (report === undefined) return { unreported: `${basename(file)} is no report that can be read.` };
    reports.push(report);
  }
  return { report: sumOfReports(reports) };
}

/** Regular files of the tree itself: a link could lead anywhere. */
async function filesAt(tree: string, path: string): Promise<readonly string[]> {
  const folder = dirname(join(tree, path));
  const isName = nameMatcher(basename(path));
  try {
    const real = await realpath(folder);
    if (real !== join(await realpath(tree), dirname(path))) return [];
    const entries = await readdir(real, { withFileTypes: true });
    return entries
      .filter((one) => one.isFile() && isName(one.name))
      .map((one) => join(real, one.name))
      .toSorted();
  } catch {
    return [];
  }
}

function nameMatcher(pattern: string): (name: string) => boolean {
  const source = pattern
    .split("*")
    .map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, "\\$&"))
    .join(".*");
  const expression = new RegExp(`^${source}$`);
  return (name) => expression.test(name);
}
