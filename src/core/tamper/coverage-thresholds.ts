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
  const elsewhere = demands.flatMap(({ now }) => now);
  return demands.flatMap(({ file, old, now }) => {
    const left = [...now];
    return old.flatMap(({ key, value }): readonly Found[] => {
      const place = left.findIndex((one) => one.key === key);
      const [match] = place < 0 ? [] : left.splice(place, 1);
      if (match !== undefined && match.value < value) {
        const why = `The threshold \`${key}\` was lowered from ${value} to ${match.value}.`;
        return [foundAt(file, match.line, { severity: "violation", why })];
      }
      if (match !== undefined || elsewhere.some((one) => one.key === key && one.value >= value)) return [];
      return [
        { path: file.path, severity: "suspicion", why: `The threshold \`${key}: ${value}\` was removed.` },
      ];
    });
  });
}

function isAboutCoverage({ path, before = "", after = "", isTest }: FileView): boolean {
  if (isTest) return false;
  if (isRunnerConfig(path)) return /cov|threshold|jacoco|minimum/i.test(before + after);
  return /\.(?:sh|ya?ml|toml|cfg|ini)$/.test(path) && /coverage|cov-fail|fail_under/i.test(before + after);
}

type Demand = { readonly key: string; readonly value: number; readonly line: number };

const demand =
  /(?:--|(?<![\w-]))["']?(?:(?:coverage\.)?thresholds?\.)?(lines|branches|functions|statements|fail_under|(?:cov-)?fail-under|coverageThreshold|threshold|minimum|min_coverage|target|perFile)["']?>?\s*(?:[:=>]|\s)\s*["']?(\d{1,3}(?:\.\d{1,4})?)\b/gi;

/** Shares and percentages. */
function demandsOn({ line, text }: Line): readonly Demand[] {
  return [...text.slice(0, 1000).matchAll(demand)].map(([, key = "", value]) => ({
    key: key.toLowerCase(),
    value: Number(value),
    line,
  }));
}
