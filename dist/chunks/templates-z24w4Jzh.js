export { i as templateFor } from "./templates-QYrXBscf.js";
