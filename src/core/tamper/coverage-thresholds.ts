import type { Line } from "./change.ts";
import { isRunnerConfig } from "./test-path.ts";
import { type ChangeView, type FileView, type Found, foundAt } from "./view.ts";

/** Demands on coverage that are lower than they were, or are gone. */
export function loweredThresholds({ files }: ChangeView): readonly Found[] {
  const demands = files.filter(isAboutCoverage).map((file) => ({
    file,
    old: file.removed.flatMap(demandsOn),
    now: file.added.flatMap(demandsOn),
  }));
  const elsewhere = new Set(demands.flatMap(({ now }) => now.map(({ key }) => key)));
  return demands.flatMap(({ file, old, now }) => {
    const left = [...now];
    return old.flatMap(({ key, value }): readonly Found[] => {
      const place = left.findIndex((one) => one.key === key);
      const [match] = place < 0 ? [] : left.splice(place, 1);
      if (match !== undefined && match.value < value) {
        const why = `The threshold \`${key}\` was lowered from ${value} to ${match.value}.`;
        return [foundAt(file, match.line, { severity: "violation", why })];
      }
      if (match !== undefined || elsewhere.has(key)) return [];
      return [
        { path: file.path, severity: "suspicion", why: `The threshold \`${key}: ${value}\` was removed.` },
      ];
    });
  });
}

function isAboutCoverage({ path, before = "", isTest }: FileView): boolean {
  if (isTest || !(isRunnerConfig(path) || /\.(?:sh|ya?ml|toml|cfg|ini|json|[cm]?[jt]s)$/.test(path)))
    return false;
  return /cov|threshold|jacoco|minimum/i.test(before);
}

type Demand = { readonly key: string; readonly value: number; readonly line: number };

const demand =
  /(?<![\w-])["']?(?:thresholds?\.)?(lines|branches|functions|statements|fail_under|(?:cov-)?fail-under|coverageThreshold|threshold|minimum|min_coverage|target|perFile)["']?>?\s*(?:[:=>]|\s)\s*["']?(\d{1,3}(?:\.\d{1,4})?)\b/gi;

/** Shares and percentages. */
function demandsOn({ line, text }: Line): readonly Demand[] {
  return [...text.slice(0, 1000).matchAll(demand)].map(([, key = "", value]) => ({
    key: key.toLowerCase(),
    value: Number(value),
    line,
  }));
}
