import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { z } from "zod";

/** Where the App is to be reached, for its registration. */
export type AppAddresses = {
  /** Of the App's own pages, without a slash at the end. */
  readonly base: string;
  /** Where GitHub sends webhooks. */
  readonly hook: string;
};

/** Where GitHub sends webhooks: the path in app.yml. */
export const webhookPath = "/api/github/webhooks";
/** GitHub leads back here with the code that makes the App. */
export const setupPath = "/setup";

const schema = z.looseObject({
  name: z.string(),
  url: z.url(),
  public: z.boolean(),
  callback_urls: z.array(z.url()),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
  default_events: z.array(z.string()),
});

/**
 * `app.yml` as GitHub's form takes it. Names of Apps are unique on all of GitHub, so this one gets a suffix; the
 * form lets people change it.
 * https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 */
export function createManifest({ base, hook }: AppAddresses, suffix: string): Record<string, unknown> {
  const given = schema.parse(load(readManifestFile()));
  return {
    ...given,
    name: `${given.name} ${suffix}`,
    hook_attributes: { url: hook, active: true },
    redirect_url: `${base}${setupPath}`,
    callback_urls: given.callback_urls.map((url) => `${base}${new URL(url).pathname}`),
    setup_url: `${base}/`,
  };
}

/** It is one or two folders up, bundled or as source. */
function readManifestFile(): string {
  for (const up of ["../app.yml", "../../app.yml"]) {
    try {
      return readFileSync(new URL(up, import.meta.url), "utf8");
    } catch {
      // Not there: the other place is tried.
    }
  }
  throw new Error("app.yml is missing from the package.");
}
