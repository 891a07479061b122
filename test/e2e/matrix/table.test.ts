import { describe, expect, test } from "vitest";
import { managerProviders, workerModes } from "#src/core/mission.ts";
import { cellFor, equal, impossible, managerTable, nameOf, sides, testsOf, workerTable } from "./table.ts";

const combinations = sides.flatMap((side) =>
  managerTable.columns.flatMap((manager) =>
    workerTable.columns.flatMap((worker) =>
      workerTable.rows.map((failure) => ({ manager, worker, failure, side })),
    ),
  ),
);
const tests = sides.flatMap((side) => testsOf(side, false)).map(nameOf);

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
