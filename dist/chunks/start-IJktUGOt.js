export { n as start } from "./start-E-M2jLgQ.js";
