export { n as start } from "./start-BaltyWDS.js";
