import { z } from "zod";
import { faultText } from "../core/fault-text.ts";

/** What GitHub gives of an App that it just made. */
export type NewApp = z.infer<typeof schema>;

export type Conversion =
  | { readonly kind: "made"; readonly app: NewApp }
  /** The code was used, or is older than an hour, or never was one. */
  | { readonly kind: "unknown" }
  /** GitHub did not answer as it should: the same code may still work. */
  | { readonly kind: "unreachable"; readonly why: string };

const schema = z.object({
  id: z.number(),
  name: z.string(),
  html_url: z.url(),
  client_id: z.string(),
  client_secret: z.string(),
  webhook_secret: z.string(),
  pem: z.string(),
});

const patienceMs = 30_000;

/** Trades the code for the App, once. https://docs.github.com/en/rest/apps/apps#create-a-github-app-from-a-manifest */
export async function convertManifest(apiUrl: string, code: string): Promise<Conversion> {
  try {
    const response = await fetch(`${apiUrl}/app-manifests/${encodeURIComponent(code)}/conversions`, {
      method: "POST",
      headers: { accept: "application/vnd.github+json", "user-agent": "cco" },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === 201) return { kind: "made", app: schema.parse(await response.json()) };
    if (response.status === 404 || response.status === 422) return { kind: "unknown" };
    return { kind: "unreachable", why: `it answered ${response.status}` };
  } catch (error) {
    // Of a bad answer only where it was bad: the rest of it is secret.
    if (error instanceof z.ZodError)
      return {
        kind: "unreachable",
        why: `its answer lacks ${error.issues.map(({ path }) => path.join(".")).join(", ")}`,
      };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { kind: "unreachable", why: faultText(cause) };
  }
}
