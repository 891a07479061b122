/** One key of a file, as a row of the reference. */
export type KeyRow = { readonly path: string; readonly type: string; readonly description: string };

/** A node of a JSON schema, as far as the published ones go. */
type Node = {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
};

/**
 * Every key under a node, in the order of the schema. `[]` after a key stands for each entry of its list; a key that
 * may be there alone as well as in a list is said once.
 */
export function rowsOf(schema: unknown): readonly KeyRow[] {
  const rows = rowsUnder(schema as Node, "");
  const paths = new Set(rows.map(({ path }) => path));
  return rows.filter(
    ({ path }) => !path.includes("[].") || !paths.has(path.replace(/\[\](?=\.(?!.*\[\]))/, "")),
  );
}

function rowsUnder(node: Node, base: string): readonly KeyRow[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const path = base === "" ? key : `${base}.${key}`;
    return [{ path, type: typeOf(child), description: child.description ?? "" }, ...rowsUnder(child, path)];
  });
  const inside = (node.anyOf ?? []).flatMap((one) => rowsUnder(one, base));
  const listed = node.items === undefined ? [] : rowsUnder(node.items, `${base}[]`);
  return [...own, ...inside, ...listed];
}

function typeOf(node: Node): string {
  // Beside a type, `anyOf` says which keys are needed.
  if (node.anyOf !== undefined && node.type === undefined)
    return [...new Set(node.anyOf.map(typeOf))].join(", or ");
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.enum !== undefined) return node.enum.map((one) => `\`${one}\``).join(", ");
  if (node.items !== undefined)
    return `list of ${(node.items.anyOf ?? [node.items]).map(typesOf).join(" or ")}`;
  return [node.type ?? []]
    .flat()
    .map((type) => names[type] ?? type)
    .join(", or ");
}

const names: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "`true`, `false`",
  object: "mapping",
};

function typesOf(node: Node): string {
  const type = typeOf(node);
  return type.startsWith("`") ? type : `${type}s`;
}
