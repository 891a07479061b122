// src/adapters/claude-usual-model.ts
/** What stands for the model that Claude Code takes when nobody names one. */
const usualModel = "claude-code";
export { usualModel as t };
