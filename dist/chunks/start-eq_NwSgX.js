export { n as start } from "./start-CZRF6Elu.js";
