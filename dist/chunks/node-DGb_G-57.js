export { r as fs, i as path } from "./node-dCF43EYd.js";
