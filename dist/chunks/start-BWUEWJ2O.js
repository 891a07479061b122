export { n as start } from "./start-PlLEDNAP.js";
