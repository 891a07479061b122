import { plural } from "../plural.ts";
import type { ChangeView, Found } from "./view.ts";

const snapshot =
  /(?:^|\/)__(?:image_)?snapshots__\/|\.snap(?:\.txt)?$|\.(?:verified|approved)\.[a-z]+$|\.ambr$/;

/** So many at once nobody reads. */
const mostAtOnce = 10;

/** Recorded results that were recorded anew: without any change of code, or more than anybody reads. */
export function updatedSnapshots({ files }: ChangeView): readonly Found[] {
  const changed = files.filter(({ path, status }) => snapshot.test(path) && status === "modified");
  const first = changed[0];
  if (first === undefined) return [];
  const hasCode = files.some(
    (file) => file.language !== undefined && !file.isTest && !snapshot.test(file.path),
  );
  if (hasCode && changed.length < mostAtOnce) return [];
  const why = hasCode
    ? `${changed.length} snapshots were recorded anew at once.`
    : `${plural(changed.length, "snapshot")} ${changed.length === 1 ? "was" : "were"} recorded anew, and no code changed.`;
  return [{ path: first.path, severity: "suspicion", why }];
}
