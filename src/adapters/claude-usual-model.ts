/** What stands for the model that Claude Code takes when nobody names one. */
export const usualModel = "claude-code";
