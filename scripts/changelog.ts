/**
 * The section of one version, without its heading; the links that it uses, which stand at the end of the file, are kept.
 * Throws when there is none, when it has no date, or when it says nothing.
 */
export function releaseNotesOf(changelog: string, version: string): string {
  const sections = changelog.replaceAll("\r\n", "\n").split(/^(?=## )/m);
  const section = sections.find((one) => one.startsWith(`## [${version}]`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## [${version}] - <date>".`);
  const [heading = "", ...lines] = section.split("\n");
  if (!/\] - \d{4}-\d{2}-\d{2}$/.test(heading))
    throw new Error(`"${heading}" in CHANGELOG.md has no date such as 2026-01-31.`);
  const text = lines
    .filter((line) => !isLink(line))
    .join("\n")
    .trim();
  if (!/^\s*[-*] \S/m.test(text)) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  const used = changelog
    .split(/\r?\n/)
    .filter((line) => isLink(line) && text.includes(line.split(":", 1)[0] ?? ""));
  return [text, ...(used.length > 0 ? [used.join("\n")] : [])].join("\n\n");
}

function isLink(line: string): boolean {
  return /^\[[^\]]+\]: \S/.test(line);
}
