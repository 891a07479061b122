import { createPrivateKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createNewAppPages } from "#rehearsal/github/pages/new-app-page.ts";
import { createStage, refusalOf, type Stage } from "./stage.ts";

const manifest = {
  name: "Engine Keeper",
  url: "https://example.com",
  hook_attributes: { url: "https://example.com/hooks" },
  redirect_url: "http://localhost:3000/setup",
  default_permissions: { issues: "write", metadata: "read" },
  default_events: ["issues"],
};

async function withPages(clock?: () => number): Promise<Stage> {
  const stage = await createStage({}, clock === undefined ? {} : { clock });
  stage.github.servePages(createNewAppPages(stage.github.world, { login: "ada" }));
  return stage;
}

function post({ github }: Stage, path: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${github.serverUrl}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  });
}

/** What the button of the page leads to. */
async function press(stage: Stage, name = manifest.name, state = "s1"): Promise<URL> {
  const form = { manifest: JSON.stringify(manifest), name };
  const answer = await post(stage, `/settings/apps?state=${state}`, form);
  return new URL(answer.headers.get("location") ?? "http://nowhere.invalid");
}

describe("an App from a manifest", () => {
  it("is shown first, and made by whoever has the code, once", async () => {
    await using stage = await withPages();
    const nobody = stage.client("");
    const shown = await post(stage, "/settings/apps/new?state=s1", { manifest: JSON.stringify(manifest) });

    const back = await press(stage);
    const code = back.searchParams.get("code") ?? "";
    const made = await nobody.apps.createFromManifest({ code });
    const again = await refusalOf(nobody.apps.createFromManifest({ code }));

    expect(await shown.text()).toContain("Create GitHub App for ada");
    expect(back.origin + back.pathname).toBe(manifest.redirect_url);
    expect(back.searchParams.get("state")).toBe("s1");
    expect(made.data).toMatchObject({ name: "Engine Keeper", slug: "engine-keeper", events: ["issues"] });
    expect(made.data.webhook_secret).toMatch(/^[0-9a-f]{40}$/);
    expect(createPrivateKey(made.data.pem).asymmetricKeyType).toBe("rsa");
    expect(again.status).toBe(404);
  });

  it("has an hour", async () => {
    let now = Date.UTC(2026, 10, 1);
    await using stage = await withPages(() => now);
    const code = (await press(stage)).searchParams.get("code") ?? "";

    now += 3_600_000;

    const refused = await refusalOf(stage.client("").apps.createFromManifest({ code }));
    expect(refused.status).toBe(404);
  });

  it.each([
    ["no JSON", "{", "no JSON object"],
    ["an unknown name", JSON.stringify({ ...manifest, webhook: {} }), "webhook is not permitted"],
    ["no address", JSON.stringify({ ...manifest, url: undefined }), "url must be a valid URL"],
    [
      "an event without its permission",
      JSON.stringify({ ...manifest, default_events: ["check_run"] }),
      "unsupported: check_run",
    ],
  ])("is refused with %s", async (_, given, reason) => {
    await using stage = await withPages();

    const answer = await post(stage, "/settings/apps/new", { manifest: given });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(reason);
  });

  it("needs a name that no other App has, and the question is put again", async () => {
    await using stage = await withPages();
    const code = (await press(stage)).searchParams.get("code") ?? "";
    await stage.client("").apps.createFromManifest({ code });

    const answer = await post(stage, "/settings/apps", {
      manifest: JSON.stringify(manifest),
      name: "Engine keeper",
    });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Name has already been taken");
  });
});
