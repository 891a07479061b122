export { n as openGitHub } from "./github-desk-DU9VkoPk.js";
