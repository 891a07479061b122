import { t as exampleTitle } from "./parse-mission-CZ0Drtg5.js";
// src/cli/examples.ts
/** What `cco init` writes when there is no configuration. Every line that is commented out shows a default. */
const exampleConfig = `# yaml-language-server: $schema=https://raw.githubusercontent.com/mivertowski/cco/main/schema/config.schema.json
# Defaults for all missions of this repository. A mission's own settings win.

# worker:
#   mode: api                # api | subscription | openrouter | bedrock | vertex
#   model: sonnet            # or opus, haiku, a full name; default: Claude Code's own
#   fallback_model:          # tried when the first one brings no progress

# manager:
#   provider: none           # none | openrouter | anthropic | claude-code | openai-compatible
#   model:                   # what your keys can use: cco models
#   base_url:                # openai-compatible: http://localhost:11434/v1
#   api_key: \${OPENROUTER_API_KEY}

# judge:                     # judges what no command proves; default: the manager's model
#   model:                   # best another one than the worker's
#   votes: 3                 # for critical and high criteria that nothing else proves

# budget:
#   iterations: 30
#   usd: 20
#   minutes: 720
#   per_iteration: { usd: 4, minutes: 45, turns: 200 }

# logging:
#   level: info
`;
/** What \`cco init\` writes when there is no mission. */
const exampleMission = `# yaml-language-server: $schema=https://raw.githubusercontent.com/mivertowski/cco/main/schema/mission.schema.json
mission:
  title: "${exampleTitle}"
  description: |
    What is wanted and why. The worker reads this first.
  definition_of_done:
    - criteria: "All tests pass"
      priority: critical
      verify: npm test
  constraints:
    - "Keep the public API as it is"
`;
export { exampleMission as n, exampleConfig as t };
