import { benchAction } from "./action.ts";
import { benchLedger } from "./ledger.ts";
import { benchMission } from "./mission.ts";

await benchLedger();
await benchMission();
await benchAction();
