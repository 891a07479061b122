import { loadavg } from "node:os";
import { benchAction } from "./action.ts";
import { benchApp } from "./app.ts";
import { show } from "./figures.ts";
import { benchLedger } from "./ledger.ts";
import { benchMission } from "./mission.ts";

await benchLedger();
await benchMission();
await benchAction();
await benchApp();
// Times are those of a machine that does nothing else.
show(
  "load of the machine, last minute and quarter",
  loadavg()
    .map((load) => load.toFixed(1))
    .filter((_, place) => place !== 1)
    .join(", "),
);
