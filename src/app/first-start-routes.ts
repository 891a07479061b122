import { randomBytes } from "node:crypto";
import { faultText } from "../core/fault-text.ts";
import { send } from "../pages/send.ts";
import { createManifest, setupPath, webhookPath } from "./app-manifest.ts";
import { convertManifest, type NewApp } from "./convert-manifest.ts";
import { renderBeginPage, renderProblemPage, renderReadyPage } from "./first-start-page.ts";
import {
  channelProblem,
  codeProblem,
  loginProblem,
  madeProblem,
  type Problem,
  stateProblem,
  strangerProblem,
  unkeptProblem,
  unreachableProblem,
} from "./first-start-problem.ts";
import { isStranger } from "./first-start-visit.ts";
import type { Route, Visit } from "./http.ts";
import { isPublicUrl } from "./loopback.ts";

export type FirstStartSetting = {
  readonly github: { readonly serverUrl: string; readonly apiUrl: string };
  /** `APP_URL`, when it is known already. */
  readonly publicUrl: string | undefined;
  /** The channel that brings webhooks here. Rejects when there is none to be had. */
  readonly channel: () => Promise<string>;
  /** The organisation that is to own the App unless the page says another. */
  readonly organization: string | undefined;
  /** Who else could reach this: undefined when nobody can. */
  readonly key: string | undefined;
  /** Keeps what GitHub gave. The App begins when this has resolved and the last page is sent. */
  readonly keep: (app: NewApp, registration: Registration) => Promise<void>;
};

/** Where the App was said to be when it was made. */
export type Registration = { readonly base: string; readonly channel: string | undefined };

/** So many pages may be open at a time; the oldest stop working. */
const mostStates = 20;

/**
 * The two pages of the first start: `/` asks and leads to GitHub, `/setup` is where GitHub leads back to. What comes
 * back counts only with a state that was given out here, once.
 * https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 */
export function createFirstStartRoutes(setting: FirstStartSetting): readonly Route[] {
  const states = createStates();
  let isMade = false;
  return [
    { method: "GET", path: "/", answer: begin },
    { method: "GET", path: setupPath, answer: complete },
  ];

  async function begin(visit: Visit): Promise<void> {
    if (isStranger(visit, setting.key)) return problem(visit, 403, strangerProblem(setting.key));
    const asked = visit.url.searchParams.get("org")?.trim() || setting.organization;
    if (asked !== undefined && !isLogin(asked)) return problem(visit, 400, loginProblem);
    const registration = await register(visit).catch(faultText);
    if (typeof registration === "string") return problem(visit, 502, channelProblem(registration));
    const hook = registration.channel ?? `${registration.base}${webhookPath}`;
    show(
      visit,
      200,
      renderBeginPage({
        action: `${pageFor(setting.github.serverUrl, asked)}?state=${states.give(registration)}`,
        manifest: createManifest({ base: registration.base, hook }, randomBytes(3).toString("hex")),
        key: setting.key,
        organization: asked,
        hook,
        isRelayed: registration.channel !== undefined,
      }),
    );
  }

  async function register({ request }: Visit): Promise<Registration> {
    const base = setting.publicUrl ?? `http://${request.headers.host}`;
    return { base, channel: isPublicUrl(setting.publicUrl) ? undefined : await setting.channel() };
  }

  async function complete(visit: Visit): Promise<void> {
    const { searchParams } = visit.url;
    // The state stands for the key here: GitHub does not carry that along.
    if (setting.key === undefined && isStranger(visit, undefined))
      return problem(visit, 403, strangerProblem(setting.key));
    if (isMade) return problem(visit, 409, madeProblem);
    const [code, state] = [searchParams.get("code") ?? "", searchParams.get("state") ?? ""];
    const registration = states.take(state);
    if (registration === undefined || code === "") return problem(visit, 400, stateProblem);
    const conversion = await convertManifest(setting.github.apiUrl, code);
    if (conversion.kind === "unknown") return problem(visit, 400, codeProblem);
    if (conversion.kind === "unreachable") {
      states.giveBack(state, registration);
      return problem(visit, 502, unreachableProblem(conversion.why));
    }
    isMade = true;
    await finish(visit, conversion.app, registration);
  }

  async function finish(visit: Visit, app: NewApp, registration: Registration): Promise<void> {
    const failure = await setting.keep(app, registration).then(() => undefined, faultText);
    if (failure !== undefined) return problem(visit, 500, unkeptProblem(app, failure));
    visit.response.shouldKeepAlive = false;
    show(visit, 200, renderReadyPage({ name: app.name, url: app.html_url }));
  }

  function problem(visit: Visit, status: number, [title, words]: Problem): void {
    const again = setting.key === undefined && status !== 403 && !isMade ? "/" : undefined;
    show(visit, status, renderProblemPage(title, words, again));
  }
}

/** What was given out and did not come back yet. */
function createStates() {
  const open = new Map<string, Registration>();
  return {
    give(registration: Registration): string {
      const state = randomBytes(24).toString("base64url");
      open.set(state, registration);
      for (const oldest of [...open.keys()].slice(0, -mostStates)) open.delete(oldest);
      return state;
    },
    take(state: string): Registration | undefined {
      const registration = open.get(state);
      open.delete(state);
      return registration;
    },
    giveBack: (state: string, registration: Registration) => void open.set(state, registration),
  };
}

function show({ response }: Visit, status: number, text: string): void {
  send(response, status, {
    type: "text/html; charset=utf-8",
    text,
    headers: {
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    },
  });
}

function pageFor(serverUrl: string, organization: string | undefined): string {
  return organization === undefined
    ? `${serverUrl}/settings/apps/new`
    : `${serverUrl}/organizations/${organization}/settings/apps/new`;
}

function isLogin(text: string): boolean {
  return /^[a-z\d][a-z\d-]{0,38}$/i.test(text);
}
