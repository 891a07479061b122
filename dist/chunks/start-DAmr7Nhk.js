export { n as start } from "./start-BirocoEB.js";
