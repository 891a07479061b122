/** A table that was written as text: rows by the first column, cells by the names of the others. */
export type Grid = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Throws for a place that is not in the table: none is missing unnoticed. */
  at(row: string, column: string): string;
};

export function parseGrid(text: string): Grid {
  const lines = text.trim().split("\n").map(cellsOf);
  const [head = [], ...body] = lines.filter((cells) => !cells.every((cell) => /^-{3,}$/.test(cell)));
  const columns = head.slice(1);
  for (const line of body)
    if (line.length !== head.length) throw new Error(`${line[0]}: ${line.length} of ${head.length} cells`);
  return {
    rows: body.map(([name = ""]) => name),
    columns,
    at: (row, column) => {
      const found = body.find(([name]) => name === row)?.[columns.indexOf(column) + 1];
      if (found === undefined || !columns.includes(column)) throw new Error(`no cell ${row} × ${column}`);
      return found;
    },
  };
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}
