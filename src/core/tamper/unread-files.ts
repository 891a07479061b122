import { plural } from "../plural.ts";
import type { ChangeView, Found } from "./view.ts";

/** What was not looked at: nobody may take it for clean. */
export function unreadFiles({ files, more = 0 }: ChangeView): readonly Found[] {
  const large = files.filter(({ unread }) => unread === "too-large");
  const found = large.map(
    ({ path }): Found => ({ path, severity: "suspicion", why: "This file is too large to look at." }),
  );
  const last = files.at(-1);
  if (more === 0 || last === undefined) return found;
  const why = `${plural(more, "changed file")} after this one ${more === 1 ? "was" : "were"} not looked at: the change is too large.`;
  return [...found, { path: last.path, severity: "suspicion", why }];
}
