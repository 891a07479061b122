import { resolve } from "node:path";
import { readConfig } from "../../adapters/config-source.ts";
import { locateRepository } from "../../adapters/git-repository.ts";
import { type ListedModel, type Listing, listModels, listSources } from "../../adapters/model-list.ts";
import { mistakes } from "../../core/error.ts";
import { createRedactor, stripControl } from "../../core/redact.ts";
import type { Terminal } from "../terminal.ts";

export type ModelsOptions = {
  readonly config?: string | undefined;
  readonly free?: boolean | undefined;
  readonly json?: boolean | undefined;
};

/**
 * `cco models`: what the keys at hand can use, from each service's own list. Exit 0 when one of them answered; what the
 * others said goes to standard error.
 */
export async function models(
  filter: string | undefined,
  options: ModelsOptions,
  terminal: Terminal,
): Promise<number> {
  const sources = listSources(await settingsFor(options.config, terminal));
  const redact = createRedactor(sources.flatMap(({ key }) => key ?? []));
  if (sources.length === 0) throw mistakes.modelsUnknown("OPENROUTER_API_KEY or ANTHROPIC_API_KEY");
  const listings = await Promise.all(sources.map(listModels));
  const failures = listings.flatMap((one) => ("problem" in one ? [one] : []));
  const [first] = failures;
  if (first !== undefined && failures.length === listings.length)
    throw mistakes.modelsUnlisted(
      failures.map(({ problem }) => redact(problem)),
      fixesOf(failures),
    );
  for (const { problem, fix } of failures) terminal.error(`${redact(problem)} ${fix}\n`);
  const listed = listings.flatMap((one) => ("models" in one ? one.models : []));
  show(listed.filter((one) => isWanted(one, filter, options)).toSorted(byPrice), options, terminal);
  return 0;
}

/** Models can be looked for before there is a repository. */
async function settingsFor(config: string | undefined, { cwd, env }: Terminal) {
  const root = await locateRepository(cwd).then(
    (one) => one.root,
    () => cwd,
  );
  const file = config === undefined ? resolve(root, ".cco/config.yaml") : resolve(cwd, config);
  return readConfig({ file, required: config !== undefined, root, env });
}

function fixesOf(failures: readonly Extract<Listing, { problem: string }>[]): string {
  return [...new Set(failures.map(({ fix }) => fix))].join(" ");
}

function isWanted(
  { id, name = "", isFree }: ListedModel,
  filter = "",
  { free = false }: ModelsOptions,
): boolean {
  if (free && !isFree) return false;
  return `${id} ${name}`.toLowerCase().includes(filter.toLowerCase());
}

/** The free ones first, then by what they cost; unknown prices last. */
function byPrice(one: ListedModel, other: ListedModel): number {
  const rank = ({ isFree, usdOut }: ListedModel) => (isFree ? -1 : (usdOut ?? Number.MAX_VALUE));
  return rank(one) - rank(other) || one.id.localeCompare(other.id);
}

function show(listed: readonly ListedModel[], { json = false }: ModelsOptions, terminal: Terminal): void {
  if (json) terminal.write(`${JSON.stringify(listed, null, 2)}\n`);
  else if (listed.length === 0) terminal.write("No model fits.\n");
  else showTable(listed, terminal);
}

function showTable(listed: readonly ListedModel[], terminal: Terminal): void {
  const rows = [["MODEL", "PROVIDER", "IN $/M", "OUT $/M", "CONTEXT", "SCHEMA"], ...listed.map(rowOf)];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    terminal.write(`${cells.join("  ").trimEnd()}\n`);
  }
}

function rowOf({ id, provider, isFree, usdIn, usdOut, context, structured }: ListedModel): readonly string[] {
  const price = (usd: number | undefined) => (isFree ? "free" : usd === undefined ? "?" : `${usd}`);
  const forced = structured === undefined ? "?" : structured ? "yes" : "no";
  const room = context === undefined ? "?" : `${Math.round(context / 1000)}k`;
  return [stripControl(id), provider, price(usdIn), price(usdOut), room, forced];
}
