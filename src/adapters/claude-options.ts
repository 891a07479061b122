import type { EffortLevel, Options } from "@anthropic-ai/claude-agent-sdk";
import { z } from "zod";
import { workReportSchema } from "../core/ending.ts";
import type { Task } from "../core/ports.ts";

export type OptionsRequest = {
  readonly task: Task;
  readonly executable: string;
  readonly env: Record<string, string>;
  readonly model?: string | undefined;
  readonly effort?: string | undefined;
  /** Trusted text for the system prompt. A resumed session keeps the one it began with. */
  readonly instructions?: string | undefined;
};

/** What a session is started with. Nothing in the repository it works on has a say in it. */
export function optionsFor({ task, executable, env, model, effort, instructions }: OptionsRequest): Options {
  const chosenModel = task.model ?? model;
  const chosenEffort = efforts.find((level) => level === (task.effort ?? effort));
  return {
    cwd: task.directory,
    env,
    pathToClaudeCodeExecutable: executable,
    // A repository's settings can run hooks and send the key to another host; its MCP servers are programs.
    settingSources: [],
    strictMcpConfig: true,
    // Nobody is there to answer. What holds the worker is what it is not given, not what it is denied:
    // a rule against a command does not see the same command inside `sh -c`.
    permissionMode: "bypassPermissions",
    allowDangerouslySkipPermissions: true,
    disallowedTools: [...unattended, ...(task.readOnly ? writing : [])],
    systemPrompt: { type: "preset", preset: "claude_code", ...(instructions && { append: instructions }) },
    outputFormat: { type: "json_schema", schema: reportSchema },
    maxTurns: task.caps.turns,
    maxBudgetUsd: task.caps.usd,
    // A long answer then shows that it is alive while it is written.
    includePartialMessages: true,
    ...(chosenModel !== undefined && { model: chosenModel }),
    ...(chosenEffort !== undefined && { effort: chosenEffort }),
    ...(task.resume && { resume: task.resume.session }),
  };
}

/** Draft 7: Claude Code 2.1.330 knows no later one and ends before it begins. */
const reportSchema = z.toJSONSchema(workReportSchema, { target: "draft-7" });

const efforts: readonly EffortLevel[] = ["low", "medium", "high", "xhigh", "max"];

/** Tools that need a person, outlive the session, or take the work elsewhere than into the directory. */
const unattended = [
  "AskUserQuestion",
  "EnterPlanMode",
  "ExitPlanMode",
  "EnterWorktree",
  "ExitWorktree",
  "CronCreate",
  "CronDelete",
  "CronList",
  "ScheduleWakeup",
];

const writing = ["Edit", "Write", "NotebookEdit"];
