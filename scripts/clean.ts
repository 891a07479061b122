// Takes away what can be made again: `npm run build` makes dist/, `npm run test:coverage` coverage/.
import { rmSync } from "node:fs";

for (const folder of ["dist", "coverage"]) rmSync(folder, { recursive: true, force: true });
