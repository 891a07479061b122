import type { ChangeView, FileView } from "./view.ts";

/** Names of tests that a file had and that no file of the change has gained: a test that moved is not lost. */
export function lostTests(file: FileView, { files }: ChangeView): readonly string[] {
  const gained = new Map<string, number>();
  for (const { was, is } of files) {
    for (const { name } of is?.tests ?? []) add(gained, name, 1);
    for (const { name } of was?.tests ?? []) add(gained, name, -1);
  }
  const own = namesOf(file.is?.tests);
  return (file.was?.tests ?? [])
    .map(({ name }) => name)
    .filter((name) => {
      if (take(own, name)) return false;
      // Whatever the sum lacks is gone from somewhere; a file that still has the name has not lost it.
      return (gained.get(name) ?? 0) < 0;
    });
}

function namesOf(tests: readonly { readonly name: string }[] = []): Map<string, number> {
  const names = new Map<string, number>();
  for (const { name } of tests) add(names, name, 1);
  return names;
}

function add(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

function take(counts: Map<string, number>, name: string): boolean {
  const left = counts.get(name) ?? 0;
  if (left > 0) counts.set(name, left - 1);
  return left > 0;
}
