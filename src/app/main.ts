#!/usr/bin/env node
// The entry of the App. No logic here: it is in run-app.ts.
import { runApp } from "./run-app.ts";

process.exitCode = await runApp(process.env);
