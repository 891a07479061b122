export { i as templateFor } from "./templates-D6XGThtC.js";
