export { t as start } from "./start-C-l_IXkd.js";
