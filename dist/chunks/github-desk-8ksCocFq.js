export { n as openGitHub } from "./github-desk-CBgUKBr0.js";
