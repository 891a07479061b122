import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { managerProviders, workerModes } from "#src/core/mission.ts";
import { parseGrid } from "./grid.ts";
import { cellFor, equal, impossible, managerTable, nameOf, sides, testsOf, workerTable } from "./table.ts";

const combinations = sides.flatMap((side) =>
  managerTable.columns.flatMap((manager) =>
    workerTable.columns.flatMap((worker) =>
      workerTable.rows.map((failure) => ({ manager, worker, failure, side })),
    ),
  ),
);
const tests = sides.flatMap((side) => testsOf(side, false)).map(nameOf);

/** What a place comes to, itself or where it leads to. */
function comesTo(table: typeof workerTable, failure: string, column: string): readonly string[] {
  const cell = table.at(failure, column);
  if (cell === "-") return [];
  // A session ends as the worker's does; what is made of it is the table's own.
  if (cell === "= worker") return failure.startsWith("usage limit") ? ["rests"] : ["rules"];
  return cell.startsWith("= ") ? comesTo(table, failure, cell.slice(2)) : [cell];
}

describe("the matrix", () => {
  test("has every manager and every worker that a mission can name, and the same failures on both sides", () => {
    expect(managerTable.columns.toSorted()).toEqual([...managerProviders].toSorted());
    // Workload identity is a way to pay in the mode `api`.
    expect(workerTable.columns.toSorted()).toEqual([...workerModes, "federation"].toSorted());
    expect(managerTable.rows).toEqual(workerTable.rows);
  });

  test("knows of each combination where it is tested, or why it cannot be", () => {
    expect(combinations).toHaveLength(2 * 5 * 7 * 12);
    for (const combination of combinations) {
      const place = cellFor(combination);
      if ("cannot" in place) expect(place.cannot, JSON.stringify(combination)).toMatch(/\w/);
      else expect(tests, JSON.stringify(combination)).toContain(place.test);
    }
  });

  test("is what the page for people says, side by side", async () => {
    const page = await readFile(join(import.meta.dirname, "../../../docs/models-and-costs.md"), "utf8");
    const part = page.slice(page.indexOf("| What happens |"));
    const told = parseGrid(part.slice(0, part.indexOf("\n\n")));

    expect(told.rows).toEqual(workerTable.rows.filter((failure) => failure !== "nothing"));
    for (const failure of told.rows) {
      for (const [table, column] of [
        [workerTable, "At the worker's service"],
        [managerTable, "At the manager's service"],
      ] as const) {
        const words = [...told.at(failure, column).matchAll(/\*([a-z ]+)\*/g)].map(([, word]) => word);
        const found = table.columns.flatMap((one) => comesTo(table, failure, one));
        expect(words.toSorted(), `${failure}: ${column}`).toEqual([...new Set(found)].toSorted());
      }
    }
  });

  test("has no test that no combination leads to, and no reason that no place has", () => {
    const reached = new Set(
      combinations.map(cellFor).flatMap((place) => ("test" in place ? place.test : [])),
    );
    expect(tests.filter((name) => !reached.has(name))).toEqual([]);

    const cells = [workerTable, managerTable].flatMap((table) =>
      table.rows.flatMap((row) =>
        table.columns.map((column) => ({ row, column, cell: table.at(row, column) })),
      ),
    );
    const alike = cells.filter(({ cell }) => cell.startsWith("= ")).map(({ column }) => column);
    expect([...new Set(alike)].toSorted()).toEqual(Object.keys(equal).toSorted());
    const never = cells.filter(({ cell }) => cell === "-").flatMap(({ row, column }) => [row, column]);
    expect(Object.keys(impossible).filter((name) => !never.includes(name))).toEqual([]);
  });
});
