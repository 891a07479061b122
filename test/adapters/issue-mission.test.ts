import { describe, expect, it } from "vitest";
import { type Issue, type IssueOptions, readIssue, textHash } from "#src/adapters/issue-mission.ts";
import { parseDocument } from "#src/adapters/yaml-document.ts";
import { UserError } from "#src/core/error.ts";
import { issueForm } from "#src/core/issue-form.ts";
import { missionSchema } from "#src/core/mission.ts";

type Given = Partial<Issue> & { readonly options?: Partial<IssueOptions> };

function read(body: string, { options, ...issue }: Given = {}) {
  return readIssue(
    { number: 42, title: "Add a thing", body, labels: [], author: "ada", ...issue },
    { commandsTrusted: true, ...options },
  );
}

function spec(body: string, given: Given = {}) {
  return read(body, given).pinned.spec;
}

function texts(body: string, given: Given = {}) {
  return spec(body, given).criteria.map((one) => one.text);
}

function refusal(body: string, given: Given = {}): UserError {
  try {
    read(body, given);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("It was accepted.");
}

describe("the title of an issue", () => {
  it.each(["[CCO] Build it", "CCO: Build it", "[cco]: Build it", "  Build \u200b it ", "[CCO] - Build it"])(
    "is the mission's without our mark: %j",
    (title) => {
      expect(spec("- [ ] a", { title }).title).toBe("Build it");
    },
  );

  it("keeps a word that only begins like the mark", () => {
    expect(spec("- [ ] a", { title: "CCOs: rename" }).title).toBe("CCOs: rename");
  });

  it("does not name the mission: its number does, so that a new title moves nothing", () => {
    const mission = spec("- [ ] a", { title: "Anything" });

    expect(mission).toMatchObject({ id: "issue-42", branch: { name: "cco/mission/issue-42" } });
  });
});

describe("the parts of an issue", () => {
  const whole = `Leading words.

## 🎯 **Objective**
Do it for @team, see #7.

### Details of it
More.

# definition of done (DoD):
- [ ] one

## CONSTRAINTS
- Use TypeScript
  at least 5
* Keep the API
- n/a

## Additional context
It is old.

## Steps to reproduce
1. open
`;

  it("are told apart by their headings, in any case, level and dress", () => {
    const mission = spec(whole);

    expect(mission.description).toBe(
      "Leading words.\n\nDo it for @team, see #7.\n\n### Details of it\n\nMore.",
    );
    expect(mission.criteria.map((one) => one.text)).toEqual(["one"]);
    expect(mission.constraints).toEqual(["Use TypeScript at least 5", "Keep the API"]);
    expect(mission.context).toBe("It is old.\n\n## Steps to reproduce\n\n1. open");
  });

  it("read the same with the line ends of Windows", () => {
    expect(read(whole.replaceAll("\n", "\r\n")).pinned.hash).toBe(read(whole).pinned.hash);
  });

  it("may be headed by bold lines and by lines that end in a colon", () => {
    const mission = spec(
      "Please do this.\n**Definition of Done**\n- [ ] a\n\nConstraints:\n- b\n\nThanks: all\n",
    );

    expect(mission).toMatchObject({ description: "Please do this.", constraints: ["b"] });
    expect(mission.criteria.map((one) => one.text)).toEqual(["a"]);
  });

  it("under strange headings are the description when there is no other", () => {
    const mission = spec("### What happens\nIt breaks.\n\n### Expected\nIt works.");

    expect(mission.description).toBe("### What happens\n\nIt breaks.\n\n### Expected\n\nIt works.");
    expect(mission.context).toBeUndefined();
  });

  it("lose nothing that is seen: what is beside the criteria is context", () => {
    const { pinned, notices } = read(
      "Build it.\n\n## DoD\nOn Node 24:\n- [ ] a\n\n| t |\n|---|\n| u |\n\n## Constraints\n```\nno\n```",
    );

    expect(pinned.spec).toMatchObject({
      description: "Build it.",
      context: "## DoD\n\nOn Node 24:\n\n| t |\n|---|\n| u |",
      constraints: ["```\nno\n```"],
    });
    expect(notices).toEqual([]);
  });

  it("are empty where a form has no response", () => {
    const mission = spec(
      "### Description\n\nBuild it.\n\n### Definition of Done\n\n_No response_\n\n### Constraints\n\n_No response_\n\n### Context\n\n_No response_\n",
    );

    expect(mission).toMatchObject({ description: "Build it.", constraints: [] });
    expect(mission.context).toBeUndefined();
    expect(mission.criteria).toHaveLength(1);
  });
});

describe("the criteria of an issue", () => {
  it("are the tasks under Definition of Done, and no others", () => {
    const body =
      "- [ ] elsewhere\n\n## Acceptance criteria\n- [ ] here\n- not a task\n\n## Later\n- [ ] later";

    expect(texts(body)).toEqual(["here"]);
    expect(read(body).notices).toEqual([
      "Bullets without a box are not criteria where others have one (line 5).",
    ]);
  });

  it("are the bullets under Definition of Done when there are no tasks", () => {
    expect(texts("## Done when\n- a\n  - detail\n- b\n1. c")).toEqual(["a", "b", "c"]);
    expect(spec("## DoD\n- a\n  - detail").criteria[0]?.rubric).toBe("- detail");
  });

  it("are its paragraphs when there is no list at all", () => {
    expect(texts("## DoD\nAll tests pass.\n\nThe docs are there.")).toEqual([
      "All tests pass.",
      "The docs are there.",
    ]);
  });

  it("are all tasks without that heading, but for those in code, quotes, comments and constraints", () => {
    const body = `- [ ] a
> - [ ] quoted

\`\`\`md
- [ ] in a fence
\`\`\`

    - [ ] indented code

<!--
- [ ] in a comment
-->

## Checks
* [ ] b
1. [ ] c
+ [] d

## Constraints
- [ ] e
`;

    expect(texts(body)).toEqual(["a", "b", "c", "d"]);
  });

  it("need a space after the dash, and a notice says so", () => {
    expect(read("- [ ] a\n\n-[ ] b").notices).toEqual([
      "A task needs a space after its dash, `- [ ]`: line 3 is no task.",
    ]);
  });

  it("say how much they matter and how they are proved", () => {
    const body = `- [ ] critical: a
- [ ] **High**: b
- [ ] [P1] c
- [ ] d **[low]**.
- [ ] high availability: e
- [ ] f — verify: \`x\`, \`y\` (low)
- [ ] Verify: users can log in
- [ ] g
  verify: npm test
  - **Run:** \`z\` and check: \`ci\`
  - timeout: 2 minutes
  - expect: exit 1, tests at least 3, "ok", /[/
`;
    const { pinned, notices } = read(body, { labels: ["priority: low", "priority/high"] });
    const run = (command: string, more = {}) => ({
      kind: "run",
      command,
      timeoutMs: 600_000,
      expect: { exit: 0 },
      ...more,
    });

    expect(pinned.spec.criteria.map((one) => [one.text, one.priority, one.checks])).toEqual([
      ["a", "critical", []],
      ["b", "high", []],
      ["c", "high", []],
      ["d", "low", []],
      ["high availability: e", "high", []],
      ["f", "low", [run("x"), run("y")]],
      ["Verify: users can log in", "high", []],
      [
        "g verify: npm test",
        "high",
        [
          run("z", { timeoutMs: 120_000, expect: { exit: 1, stdout: "ok", minTests: 3 } }),
          { kind: "check", name: "ci" },
        ],
      ],
    ]);
    expect(notices).toEqual([
      "Line 9: put the command after verify: in backticks, then it is taken as a check.",
      expect.stringMatching(/^Line 12: expect: "\/\[\/" is not a regular expression/),
    ]);
  });

  it("take their priority from the heading or the group they are under", () => {
    const { criteria } = spec("## DoD\n### Critical\n- [ ] a\n### Backend\n- [ ] b\n- **Low**\n  - [ ] c");

    expect(criteria.map((one) => [one.text, one.priority])).toEqual([
      ["a", "critical"],
      ["b", "medium"],
      ["c", "low"],
    ]);
  });

  it("are not what authors of forms promise", () => {
    const { pinned, notices } = read("- [x] I have searched the existing issues\n- [ ] It works");

    expect(pinned.spec.criteria.map((one) => one.text)).toEqual(["It works"]);
    expect(notices).toContain("A promise of the author (line 1) was not taken as a criterion.");
  });

  it("are not met by a tick", () => {
    const { pinned, notices } = read("- [x] a\n- [X] b\n- [ ] c");

    expect(pinned.hash).toBe(read("- [ ] a\n- [ ] b\n- [ ] c").pinned.hash);
    expect(notices).toEqual(["A tick is not evidence (line 1, 2): what is ticked is proved like the rest."]);
  });

  it("leave out what is struck through, with what is under it", () => {
    expect(
      texts(
        "- [ ] ~~gone~~\n  - verify: `x`\n- [ ] ~gone~\n- [ ] all ~~three~~ four\n- [ ] **[high]** ~~gone~~",
      ),
    ).toEqual(["all four"]);
  });

  it("are the tasks of a group, named after it, unless the group says how it is proved", () => {
    expect(texts("- [ ] API\n  - [ ] create\n  - [ ] read\n- Web\n  - [ ] page")).toEqual([
      "API: create",
      "API: read",
      "Web: page",
    ]);
    const [api, ...others] = spec("- [ ] API\n  - verify: `npm test`\n  - [ ] create\n  - [ ] read").criteria;
    expect(others).toEqual([]);
    expect(api).toMatchObject({ text: "API", rubric: "- create\n- read" });
  });

  it("are one where they are said twice", () => {
    const { pinned, notices } = read(
      "- [ ] Tests pass (low)\n- [ ] other\n- [ ] tests pass. verify: `npm test`\n- [ ] [high] Tests pass",
    );

    expect(pinned.spec.criteria).toHaveLength(2);
    expect(pinned.spec.criteria[0]).toMatchObject({ priority: "high", checks: [{ command: "npm test" }] });
    expect(notices).toEqual([
      "Line 3: the same criterion as on line 1; they were taken as one.",
      "Line 4: the same criterion as on line 1; they were taken as one.",
    ]);
  });

  it("keep their ids when priority, check and place change", () => {
    const one = spec("- [ ] All tests pass\n- [ ] b").criteria[0];
    const other = spec("- [ ] b\n- [ ] **[critical]** All tests pass (verify: `npm test`)").criteria[1];

    expect(other?.id).toBe(one?.id);
  });

  it("are at most a hundred of at most a thousand characters, and a notice says so", () => {
    const { pinned, notices } = read(
      `- [ ] ${"long ".repeat(400)}\n${Array.from({ length: 150 }, (_, n) => `- [ ] c${n}\n`).join("")}`,
    );

    expect(pinned.spec.criteria).toHaveLength(100);
    expect(pinned.spec.criteria[0]?.text.length).toBeLessThanOrEqual(1000);
    expect(notices).toEqual([
      "Line 1: the criterion is longer than 1000 characters and was cut.",
      "Only the first 100 criteria were taken: a mission has no more.",
    ]);
  });
});

describe("an issue without criteria", () => {
  it.each([
    ["bug", ["The bug is fixed: Add a thing", "A regression test fails without the fix and passes with it"]],
    [
      "Type: Bug 🐛",
      ["The bug is fixed: Add a thing", "A regression test fails without the fix and passes with it"],
    ],
    [
      "enhancement",
      [
        "It is implemented: Add a thing",
        "Tests cover the new behaviour, and all tests pass",
        "The new behaviour is documented",
      ],
    ],
    ["kind/documentation", ["The documentation says it: Add a thing"]],
  ])("with the label %s gets the usual ones", (label, expected) => {
    const { pinned, notices } = read("Some words.", { labels: [label, "cco:mission"] });

    expect(pinned.spec.criteria.map((one) => one.text)).toEqual(expected);
    expect(notices).toEqual([expect.stringContaining("the usual ones of its label")]);
  });

  it("and without such a label gets the one of its title, and is told so", () => {
    const { pinned, notices } = read("", { body: null });

    expect(pinned.spec.criteria.map((one) => one.text)).toEqual([
      "What the issue asks for works and is tested: Add a thing",
    ]);
    expect(notices).toEqual([expect.stringContaining('Add a list under "Definition of Done"')]);
  });

  it("and without a title and words is refused", () => {
    for (const body of ["", "<!-- only a comment -->", "\u200b", "_No response_"]) {
      expect(refusal(body, { title: "[CCO] " })).toMatchObject({ code: "ISSUE_EMPTY" });
    }
  });

  it("is not one whose only flaw is a missing title", () => {
    expect(spec("- [ ] a", { title: "[CCO]" }).title).toBe("Issue 42");
  });
});

describe("the hash of an issue's text", () => {
  const hashOf = (body: string) => textHash({ number: 42, title: "Add a thing", body, labels: [] });

  it("is another one when the text asks for something else, and the same when a box is ticked", () => {
    const body = "- [ ] A\n  verify: `make a`\n";

    expect(hashOf(body.replace("[ ]", "[x]"))).toBe(hashOf(body));
    expect(hashOf(body.replace("make a", "make b"))).not.toBe(hashOf(body));
  });
});

describe("commands in an issue", () => {
  const body =
    "- [ ] a verify: `rm -rf /`\n- [ ] b\n  - check: `ci / test`\n\n```yaml\nsetup: [npm ci]\nbudget: {usd: 500}\n```";

  it("count when author and last editor have write access", () => {
    const { pinned, proposed } = read(body);

    expect(proposed).toEqual([]);
    expect(pinned.spec).toMatchObject({ setup: ["npm ci"], budget: { usd: 500 } });
    expect(pinned.spec.checks).toBeUndefined();
    expect(pinned.spec.criteria[0]?.checks).toMatchObject([{ kind: "run", command: "rm -rf /" }]);
  });

  it("are proposals otherwise, like all that spends or runs something; words stay", () => {
    const { pinned, proposed, notices } = read(body, {
      editor: "eve",
      options: { commandsTrusted: false, approval: "/cco approve text 1234567" },
    });

    expect(proposed).toEqual(['setup: ["npm ci"]', 'budget: {"usd":500}', "verify of a: rm -rf /"]);
    // What a model makes of a stranger's words is looked at before it counts.
    expect(pinned.spec).toMatchObject({ setup: [], budget: { usd: 20 }, checks: "approve" });
    expect(pinned.spec.criteria.map((one) => one.checks)).toEqual([
      [],
      [{ kind: "check", name: "ci / test" }],
    ]);
    expect(notices).toEqual([
      expect.stringMatching(
        /not all of @ada and @eve have it.*lets it count: `\/cco approve text 1234567`\.$/,
      ),
    ]);
  });

  it("do not slip in through a definition of done in YAML", () => {
    const yaml =
      "```yaml\nmission:\n  definition_of_done:\n    - {criteria: A, verify: evil}\n    - {criteria: B, verify: [{run: evil2}, {check: ci}]}\n```";
    const { pinned, proposed } = read(yaml, { options: { commandsTrusted: false } });

    expect(proposed).toEqual(["verify of a: evil", "verify of b: evil2"]);
    expect(pinned.spec.criteria.map((one) => one.checks)).toEqual([[], [{ kind: "check", name: "ci" }]]);
  });

  it("are what is seen: nothing invisible is left in them", () => {
    const { pinned, notices } = read("- [ ] a verify: `npm\u200b te\u202est`");

    expect(pinned.spec.criteria[0]?.checks).toMatchObject([{ command: "npm test" }]);
    expect(notices).toEqual([
      "Line 1: invisible characters (U+200B) were dropped, here and wherever else they are.",
    ]);
  });
});

describe("settings in an issue", () => {
  const fence = (yaml: string) => `- [ ] a\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`;

  it("win over the text, with and without mission:, but for id and repository", () => {
    const { pinned, notices } = read(
      fence(
        "mission:\n  title: Better\n  id: other\n  repository: ../x\n  budget: {usd: 3}\n  perIteration: 1",
      ).replace("  perIteration: 1\n", ""),
    );

    expect(pinned.spec).toMatchObject({ id: "issue-42", title: "Better", budget: { usd: 3 } });
    expect(notices).toEqual([
      expect.stringMatching(/^Line 6: `id` is left out/),
      expect.stringMatching(/^Line 7: `repository`/),
    ]);
  });

  it("lie under the configuration's overrides and over its defaults", () => {
    const { budget } = spec(fence("budget: {usd: 3, iterations: 4}"), {
      options: { defaults: { budget: { usd: 1, minutes: 9 } }, overrides: { budget: { iterations: 2 } } },
    });

    expect(budget).toMatchObject({ usd: 3, iterations: 2, minutes: 9 });
  });

  it("add their criteria to the list's", () => {
    expect(texts(fence("definition_of_done: [x, A]"))).toEqual(["x", "A"]);
  });

  it("are refused with the line of the issue, all mistakes at once", () => {
    const error = refusal(fence("budget: {usd: -1}\nbugdet: {}\nmission:\n  required: everything"));

    expect(error.code).toBe("ISSUE_INVALID");
    expect(error.message.split("\n")).toEqual([
      "Issue #42 is not a valid mission:",
      expect.stringMatching(/^ {2}Line 4: usd is -1; expected more than 0/),
      expect.stringMatching(/^ {2}Line 5: unknown key "bugdet"\. Did you mean "budget"\?/),
      expect.stringMatching(/^ {2}Line 7: required/),
    ]);
  });

  it("are refused where they are not YAML, with the line and the way to mend it", () => {
    const error = refusal(fence("budget:\n\tusd: 3"));

    expect(error).toMatchObject({ code: "ISSUE_INVALID", fix: expect.stringContaining("tabs") });
    expect(error.message).toContain("Line 5: a tab");
  });

  it("are not any YAML an issue is about", () => {
    const { pinned, notices } = read(fence("services:\n  web: {image: x}"));

    expect(pinned.spec.description).toContain("services:");
    expect(notices).toEqual([]);
  });

  it("are suspected where some keys are ours", () => {
    expect(read(fence("budget: {usd: 1}\nnamespace: x")).notices).toEqual([
      expect.stringContaining("Line 4: this block was not read as settings, because `namespace` is none."),
    ]);
  });
});

describe("what is hidden in an issue", () => {
  const hidden = [
    "a <!-- secret --> b",
    "<!--\nsecret\n\nsecret\n-->",
    "<?php secret ?>",
    "<!DOCTYPE secret>",
    "<![CDATA[ secret ]]>",
    "[//]: # (secret)",
    '[x]: https://e.org "secret"',
    "- [ ] seen <!-- secret -->",
    "> quote <!-- secret -->",
    "| a <!-- secret --> |\n|---|\n| b |",
    "- item\n\n  <!-- secret\n  secret -->",
    "text\n\n<!-- never closed: secret\n- [ ] secret",
  ];

  it.each(hidden)("never reaches the mission: %j", (body) => {
    expect(JSON.stringify(spec(body))).not.toContain("secret");
  });

  it("is no comment in code", () => {
    expect(spec("See `<!-- kept -->`.\n\n```html\n<!-- kept too -->\n```").description).toContain("kept too");
    expect(spec("See `<!-- kept -->`.").description).toBe("See `<!-- kept -->`.");
  });

  it("does not take links along that are used", () => {
    expect(spec('See [the spec][s] and <b>bold</b>.\n\n[s]: https://e.org/s "secret"').description).toBe(
      "See [the spec][s] and <b>bold</b>.\n\n[s]: https://e.org/s",
    );
  });
});

describe("the shipped form", () => {
  const form = parseDocument(issueForm(), "cco-mission.yml").value as {
    title: string;
    labels?: unknown;
    body: { type: string; attributes: { label?: string; value?: string; render?: string } }[];
  };

  it("sets no label: GitHub gives a form's labels to the issues of anybody", () => {
    expect(form).not.toHaveProperty("labels");
    expect(form.title).toBe("[CCO] ");
  });

  it("is read back as it was filled in", () => {
    const answers: Record<string, string> = {
      Description: "Build it.",
      Constraints: "- Use TypeScript",
      Context: "_No response_",
      "CCO settings": "```yaml\nbudget: { iterations: 10, usd: 5 }\n```",
    };
    const fields = form.body.filter((field) => field.type === "textarea").map(({ attributes }) => attributes);
    const body = fields
      .map(({ label = "", value }) => `### ${label}\n\n${answers[label] ?? value?.trimEnd()}`)
      .join("\n\n");

    const { pinned, notices } = read(body, { title: `${form.title}Tasks` });

    expect(notices).toEqual([]);
    expect(pinned.spec).toMatchObject({
      title: "Tasks",
      description: "Build it.",
      constraints: ["Use TypeScript"],
      budget: { iterations: 10, usd: 5 },
      criteria: [
        { text: "All endpoints work", priority: "critical", checks: [{ command: "npm test" }] },
        { text: "The README shows an example of each endpoint", priority: "low", checks: [] },
      ],
    });
  });
});

describe("any text at all", () => {
  const pieces = [
    "# ",
    "## Definition of Done\n",
    "- [ ] ",
    "- [x] ",
    "* ",
    "1. ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "> ",
    "```yaml\n",
    "```\n",
    "~~~\n",
    "`",
    "``",
    "~~",
    "**",
    "[high] ",
    "(low)",
    "critical: ",
    "verify: ",
    "check: ",
    "timeout: 5m",
    "expect: tests >=",
    "/[/",
    "approval: maintainer",
    "mission:\n",
    "budget:",
    " {usd: 1}",
    "id: x\n",
    "<!--",
    "-->",
    "<?",
    "<!X",
    "<b>",
    "[a]: b\n",
    "[a]",
    "|",
    "---\n",
    "a",
    "Constraints:\n",
    "**Context**\n",
    "é",
    "😀",
    "\u200b",
    "\ud800",
    "\ue0001\ue001",
    "\u3164\u200d",
    "@x #1",
    "&",
    "\\",
    "\0",
    "P1",
    "_No response_",
    "1e9",
  ];

  it("is a mission or a user's mistake, never a fault", () => {
    const next = randomFrom(20260711);
    let missions = 0;
    for (let round = 0; round < 3000; round++) {
      const body = Array.from({ length: 1 + (next() % 60) }, () => pieces[next() % pieces.length]).join("");
      try {
        const { pinned } = read(body, { options: { commandsTrusted: round % 2 === 0 } });
        expect(missionSchema.parse(pinned.spec)).toEqual(pinned.spec);
        missions++;
      } catch (error) {
        if (!(error instanceof UserError))
          throw new Error(`It fails for ${JSON.stringify(body)}.`, { cause: error });
        expect(["ISSUE_INVALID", "ISSUE_EMPTY"]).toContain(error.code);
      }
    }
    expect(missions).toBeGreaterThan(2000);
  });

  it("is read in time that grows with its length, however it is made", () => {
    const nasty = [
      "\n",
      "---\n",
      "- [ ] a\n",
      "- a\n  - [ ] b\n",
      "- [ ] `a\n",
      "> - ",
      "- ",
      "    ",
      "`",
      "``",
      "~~",
      "**a ",
      "*a_",
      "[",
      "[a]: b\n",
      "<!-- `",
      "<?",
      "verify:  ",
      "expect: tests >=",
      "mission:\n",
      "Constraints:\n",
      "\u3164\u200d",
    ];
    for (const piece of nasty) {
      for (const prefix of ["", "## Definition of Done\n- [ ] "]) {
        const body = prefix + piece.repeat(Math.ceil(66_000 / piece.length));
        const before = performance.now();
        try {
          read(body);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
        // A quadratic reader takes minutes here; the bound only has to tell the two apart on a busy machine.
        expect(performance.now() - before, JSON.stringify(piece)).toBeLessThan(10_000);
      }
    }
  });
});

/** A linear congruential generator: the same numbers each time. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
