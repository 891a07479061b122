export { t as start } from "./start-BTlZLAPC.js";
