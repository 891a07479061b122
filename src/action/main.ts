// The entry of the Action. No logic here: it is in run-action.ts.
import { runAction } from "./run-action.ts";

process.exitCode = await runAction(process.env);
