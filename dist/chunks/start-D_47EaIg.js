export { t as start } from "./start-vlm7wDHY.js";
