export { n as start } from "./start-YirdUL6_.js";
