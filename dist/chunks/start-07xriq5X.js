export { n as start } from "./start-DkacI7r_.js";
