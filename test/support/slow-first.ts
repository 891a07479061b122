import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that play whole missions begin: one of them at the end would keep one core busy and leave the others idle. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => this.placeOf(one) - this.placeOf(other));
  }

  private placeOf({ moduleId }: TestSpecification): number {
    const path = relative(this.ctx.config.root, moduleId).replaceAll("\\", "/");
    const place = slowest.findIndex((start) => path.startsWith(start));
    return place < 0 ? slowest.length : place;
  }
}

/** By what they cost. */
const slowest = [
  "test/action/power-cut",
  "test/e2e/gallery",
  "test/action",
  "test/rehearsal/rehearsal",
  "test/e2e",
  "test/app",
  "test/cli/template-checks",
  "test/adapters",
];
