import { benchLedger } from "./ledger.ts";
import { benchMission } from "./mission.ts";

await benchLedger();
await benchMission();
