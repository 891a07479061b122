import { expect, test } from "vitest";
import { createSetupStage } from "./setup-stage.ts";

test("whoever asks for a token while one is on its way gets that one, and after a fault a fresh one", async () => {
  await using stage = await createSetupStage();
  const { installation, installations, github } = stage;
  const ask = () => installations.token(installation);
  const asked = () => github.calls.filter(({ path }) => path.endsWith("/access_tokens")).length;
  github.faults.next({ path: /access_tokens$/, status: 422 });

  const refused = await Promise.allSettled([ask(), ask()]);
  const tokens = await Promise.all([ask(), ask(), ask()]);

  expect(refused.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(new Set([...tokens, await ask()]).size).toBe(1);
  expect(asked()).toBe(2);
});
