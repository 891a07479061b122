export { n as start } from "./start-d981I25X.js";
