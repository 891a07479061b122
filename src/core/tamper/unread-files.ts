import { plural } from "../plural.ts";
import { isGenerated } from "./test-path.ts";
import type { ChangeView, Found } from "./view.ts";

/** More of the same says nothing new. */
const mostNamed = 10;

/** What was not looked at: nobody may take it for clean. */
export function unreadFiles({ files, more = 0 }: ChangeView): readonly Found[] {
  const large = files.filter(({ path, unread }) => unread === "too-large" && !isGenerated(path));
  const found = large
    .slice(0, mostNamed)
    .map(({ path }): Found => ({ path, severity: "suspicion", why: "This file is too large to look at." }));
  const unnamed = large.length - found.length + more;
  const last = large[mostNamed] ?? files.at(-1);
  if (unnamed === 0 || last === undefined) return found;
  const why = `${plural(unnamed, "changed file")} from this one on ${unnamed === 1 ? "was" : "were"} not looked at: the change is too large.`;
  return [...found, { path: last.path, severity: "suspicion", why }];
}
