import { benchAction } from "./action.ts";
import { benchApp } from "./app.ts";
import { benchLedger } from "./ledger.ts";
import { benchMission } from "./mission.ts";

await benchLedger();
await benchMission();
await benchAction();
await benchApp();
