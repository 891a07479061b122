import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { missionText } from "./mission-text.ts";
import { createStage } from "./stage.ts";

test("cco dashboard shows the sessions on this machine, to browsers on this machine, until Ctrl-C", async () => {
  await using stage = await createStage();
  const title = '"<img src=x onerror=alert(1)>"';
  await stage.repository.write({ "evil.yaml": missionText({ title, criteria: ["one"] }) });
  await stage.run("verify", "--mission", "evil.yaml");
  const running = stage.start("dashboard", "--port", "0");
  const url = await running.printed(/http:\/\/127\.0\.0\.1:\d+/);
  const { port } = new URL(url);

  const page = await fetch(`${url}/evil`);
  const part = await fetch(`${url}/evil?part=main`);
  const same = await read(`${url}/evil?part=main`, { "if-none-match": part.headers.get("etag") ?? "" });
  const [steered, taken] = await Promise.all([
    stage.run("steer", "Mind the gap.", "--session", "evil"),
    stage.run("dashboard", "--port", port),
  ]);
  const changed = await read(`${url}/evil?part=main`, { "if-none-match": part.headers.get("etag") ?? "" });
  await stage.repository.write({ ".cco/sessions/broken/ledger/events/0000/000001.json": "{}" });
  const list = await fetch(url);
  const strange = await Promise.all([
    read(url, { host: `evil.example:${port}` }),
    read(url, { host: "127.0.0.1" }),
    read(url, {}, "POST"),
    read(`${url}/nope`),
    read(`${url}/..%2F..%2Fevil.yaml`),
    read(`${url}/broken`),
    read(url, { host: `localhost:${port}` }),
  ]);
  running.signal("SIGINT");
  const ended = await running.ended;

  expect(list.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(await list.text()).toMatch(/href="\/evil"[\s\S]*&lt;img src=x onerror=alert\(1\)&gt;[\s\S]*broken/);
  const shown = await page.text();
  for (const one of [
    "<b>0</b> of 1 met",
    "<code>grep -q ok one.txt</code>",
    "$0.00 of $20.00",
    "ada opened the mission",
  ])
    expect(shown).toContain(one);
  expect(shown).not.toContain("<img");
  expect(same).toEqual({ status: 304, text: "" });
  expect(steered.code).toBe(0);
  expect(changed).toMatchObject({ status: 200, text: expect.stringContaining("Mind the gap.") });
  expect(strange.map(({ status }) => status)).toEqual([421, 421, 405, 404, 404, 200, 200]);
  expect(taken).toMatchObject({
    code: 40,
    stderr: expect.stringContaining("`--port 0` for any that is free"),
  });
  expect(ended).toMatchObject({ code: 0, stdout: `${url}\n` });
});

/** With any `host`, which `fetch` would not send. */
async function read(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false });
    asked.on("error", reject);
    asked.on("response", async (answer) => resolve({ status: answer.statusCode, text: await text(answer) }));
    asked.end();
  });
}
