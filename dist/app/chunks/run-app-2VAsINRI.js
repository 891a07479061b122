import { n as mistakes, r as faultText, t as UserError } from "./error-DPtNGVe7.js";
import { _ as environmentSchema, a as setupPath, c as html, d as githubAt, f as isFirstStart, g as isPublicUrl, h as isLoopback, i as createManifest, l as sourceOf, m as problemOf, n as serve, o as webhookPath, p as parseAppConfig, r as createAppParts, s as createAppLog, u as trusted, v as send } from "./serve-Dxr9Rcq8.js";
import { $ as number, et as object, ot as url, rt as string, st as ZodError } from "./markdown-C4gkGprz.js";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { once as once$1 } from "node:events";
import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
// src/adapters/durable-file.ts
function isCode(error, code) {
	return error instanceof Error && "code" in error && error.code === code;
}
// src/adapters/env-file.ts
/** The variables of a `.env` file; none when there is no such file. Throws the user error FILE_UNREADABLE. */
async function readEnvFile(file) {
	try {
		const parsed = parseEnv((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
		return Object.fromEntries(Object.entries(parsed).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
	} catch (error) {
		if (!(error instanceof Error) || !("code" in error)) throw error;
		if (error.code === "ENOENT" || error.code === "ENOTDIR") return {};
		throw mistakes.fileUnreadable(file, error);
	}
}
/**
* Sets variables in a `.env` file, which is made when there is none; other lines stay as they are. The file is there
* whole or not at all, and only its owner may read it.
*/
async function writeEnvFile(file, values) {
	const target = await realpath(file).catch(() => file);
	const before = await readFile(target, "utf8").catch((error) => {
		if (isCode(error, "ENOENT")) return "";
		throw error;
	});
	const kept = Object.keys(values).reduce((text, name) => text.replace(lineOf(name), ""), before);
	const gap = kept === "" || kept.endsWith("\n") ? "" : "\n";
	const lines = Object.entries(values).map(([name, value]) => `${name}=${quoted(value)}\n`);
	const temporary = `${target}.${process.pid}.tmp`;
	await rm(temporary, { force: true });
	try {
		await writeFile(temporary, `${kept}${gap}${lines.join("")}`, {
			mode: 384,
			flag: "wx"
		});
		await rename(temporary, target);
	} finally {
		await rm(temporary, { force: true });
	}
}
/** A quoted value may go on over many lines. */
function lineOf(name) {
	return new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=[ \\t]*(?:"[^"]*"|'[^']*'|\`[^\`]*\`)?[^\\n]*(?:\\n|$)`, "gm");
}
function quoted(value) {
	return /^[\w./:@+=~-]*$/.test(value) ? value : `'${value}'`;
}
// src/app/proxy.ts
/**
* Brings webhooks from a smee.io channel to the App, for a machine without an address. It connects again by itself.
* Loaded only here: production has no such package.
* @param target the App's own address, such as `http://localhost:3000`
*/
async function startProxy(source, target, log) {
	const { SmeeClient } = await import("./smee-client-3aWTtzti.js");
	const client = new SmeeClient({
		source,
		target: `${target}${webhookPath}`,
		logger: {
			info: (...words) => log.debug(words.join(" ")),
			error: (...words) => log.warn(words.map(faultText).join(" "))
		}
	});
	await client.start().catch(() => log.warn({ source }, "the channel of webhooks is out of reach; trying again"));
	return { stop: () => client.stop() };
}
/** A channel of one's own at smee.io. Whoever knows its address reads what passes through it. */
async function createChannel(newChannelUrl = "https://smee.io/new") {
	const { SmeeClient } = await import("./smee-client-3aWTtzti.js");
	return SmeeClient.createChannel({ newChannelUrl });
}
// src/app/app.ts
/** What is under way has this long to end. Milliseconds; orchestrators kill after thirty seconds. */
const patience = 25e3;
/** Starts the App: it listens when this resolves, and recovers what was lost while nobody did. */
async function startApp(config, options = {}) {
	const { host, port, proxyUrl } = config;
	let isDraining = false;
	const objection = () => isDraining ? "draining" : void 0;
	const { routes, recovery, log, idle, close } = await createAppParts(config, {
		...options,
		objection
	});
	const server = await serve({
		host,
		port,
		routes,
		log
	});
	const proxy = proxyUrl === void 0 ? void 0 : await startProxy(proxyUrl, server.url, log);
	recovery.start();
	log.info({ url: server.url }, "listening");
	return {
		url: server.url,
		recovery,
		close: async () => {
			isDraining = true;
			await Promise.all([
				proxy?.stop(),
				recovery.stop(),
				server.drain(patience)
			]);
			await idle();
			await close();
			log.info("ended");
		}
	};
}
// src/app/convert-manifest.ts
const schema = object({
	id: number(),
	name: string(),
	html_url: url(),
	client_id: string(),
	client_secret: string(),
	webhook_secret: string(),
	pem: string()
});
const patienceMs$1 = 3e4;
/** Trades the code for the App, once. https://docs.github.com/en/rest/apps/apps#create-a-github-app-from-a-manifest */
async function convertManifest(apiUrl, code) {
	try {
		const response = await fetch(`${apiUrl}/app-manifests/${encodeURIComponent(code)}/conversions`, {
			method: "POST",
			headers: {
				accept: "application/vnd.github+json",
				"user-agent": "cco"
			},
			signal: AbortSignal.timeout(patienceMs$1)
		});
		if (response.status === 201) return {
			kind: "made",
			app: schema.parse(await response.json())
		};
		if (response.status === 404 || response.status === 422) return { kind: "unknown" };
		return {
			kind: "unreachable",
			why: `it answered ${response.status}`
		};
	} catch (error) {
		if (error instanceof ZodError) return {
			kind: "unreachable",
			why: `its answer lacks ${error.issues.map(({ path }) => path.join(".")).join(", ")}`
		};
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		return {
			kind: "unreachable",
			why: faultText(cause)
		};
	}
}
// src/app/first-start-style.ts
/** One sheet for the pages of the first start, in the colours of the dashboard: follows the reader's light or dark, and any width. */
const pageStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c2024, #e4e7ea);
  --faint: light-dark(#5a636d, #9aa4ae);
  --back: light-dark(#f7f8f8, #111416);
  --raised: light-dark(#ffffff, #191d20);
  --line: light-dark(#e1e5e8, #2b3136);
  --link: light-dark(#0b62b8, #6cb0f5);
  --accent: light-dark(#6639ba, #ab7df8);
  --on-accent: light-dark(#ffffff, #111416);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--back); color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: anywhere;
}
header, main { max-width: 40rem; margin: 0 auto; padding: 0 1.25rem; }
header {
  display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; padding-block: 1.25rem;
  border-bottom: 1px solid var(--line);
}
header ol { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; counter-reset: step; }
header li { color: var(--faint); font-size: 0.9rem; counter-increment: step; }
header li::before { content: counter(step) ". "; }
header li[aria-current] { color: var(--accent); font-weight: 600; }
main { padding-block: 2.5rem 4rem; }
h1 { font-size: 1.75rem; font-weight: 600; line-height: 1.25; letter-spacing: -0.01em; margin: 0 0 1rem; }
p { margin: 0 0 1rem; }
a { color: var(--link); }
code { font: 0.875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
button, .button {
  display: inline-block; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; padding: 0.6rem 1.2rem;
  border: 1px solid transparent; border-radius: 0.5rem; background: var(--accent); color: var(--on-accent);
}
button:hover, .button:hover { filter: brightness(1.08); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.quiet { background: var(--raised); color: var(--text); border-color: var(--line); font-weight: 500; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.4rem 1.25rem; margin: 2rem 0; padding: 1rem 1.25rem;
  background: var(--raised); border: 1px solid var(--line); border-radius: 0.5rem; font-size: 0.95rem; }
dt { color: var(--faint); } dd { margin: 0; }
details { border-top: 1px solid var(--line); padding-block: 0.75rem; }
details > :last-child { margin-bottom: 0.25rem; }
summary { cursor: pointer; color: var(--faint); }
details[open] > summary { margin-bottom: 0.75rem; color: var(--text); }
details ul { margin: 0 0 1rem; padding: 0; list-style: none; font-size: 0.95rem; }
details li { padding-block: 0.3rem; }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; }
.row button { padding: 0.4rem 0.9rem; }
input { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.4rem 0.7rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd + dt { margin-top: 0.6rem; } }
`;
// src/app/first-start-page.ts
/** The first page: what will happen, and the button that leads to GitHub. */
function renderBeginPage(page) {
	const { action, manifest, organization, hook, isRelayed } = page;
	const owner = organization === void 0 ? "your account" : html`<strong>${organization}</strong>`;
	const relay = isRelayed ? html`<p>This machine has no address on the internet, so webhooks come through a channel of smee.io. That is for trying it out: for work, set <code>APP_URL</code>.</p>` : void 0;
	return render("Set up CCO", 1, html`<h1>Make your own GitHub App</h1>
<p>CCO listens to your repositories through a GitHub App that belongs to you. GitHub shows what it asks for, lets you
change its name, and leads you back here. Nothing is made before you agree there.</p>
<form method="post" action="${action}">
<input type="hidden" name="manifest" value="${JSON.stringify(manifest)}">
<button>Continue on GitHub</button>
</form>
<dl>
<dt>Owner</dt><dd>${owner}</dd>
<dt>Webhooks</dt><dd><code>${hook}</code></dd>
<dt>Afterwards</dt><dd>its key and secrets are kept in <code>.env</code> here, readable by you alone</dd>
</dl>
${relay}${renderOwner(page)}
<details><summary>What it may do, and why</summary>
<ul>${permissionsOf(manifest)}</ul>
<p>It never sees a model key and never runs Claude Code: jobs in your repositories do.</p>
</details>`);
}
function renderOwner({ key, organization }) {
	const keep = key === void 0 ? void 0 : html`<input type="hidden" name="key" value="${key}">`;
	return html`<details${trusted(organization === void 0 ? "" : " open")}><summary>For an organisation instead</summary>
<form method="get" action="/" class="row">${keep}
<label for="org">Its name on GitHub</label>
<input id="org" name="org" value="${organization ?? ""}" pattern="[A-Za-z0-9]([A-Za-z0-9\\-]{0,38})" autocomplete="off">
<button class="quiet">Use it</button>
</form></details>`;
}
const reasons = {
	actions: "starts the jobs of a mission, and sees which were lost",
	checks: "shows the standing on the pull request, with buttons",
	contents: "writes the ledger; lets the jobs push so that CI starts",
	issues: "hears commands and answers them; comments and labels",
	metadata: "every App has it",
	pull_requests: "opens the draft, and the pull request that sets a repository up",
	statuses: "hears that CI set a status",
	workflows: "for the one pull request that adds the workflow"
};
function permissionsOf({ default_permissions: given }) {
	return Object.entries(typeof given === "object" && given !== null ? given : {}).map(([name, level]) => html`<li><code>${name}: ${`${level}`}</code> ${reasons[name]}</li>\n`);
}
/** The last page: the App is there and answers. */
function renderReadyPage({ name, url }) {
	return render("CCO is ready", 2, html`<h1>${name} is ready</h1>
<p>The App is made, its key is in <code>.env</code>, and CCO goes on with it now. Nothing needs to be restarted.</p>
<p><a class="button" href="${`${url}/installations/new`}">Install it on your repositories</a></p>
<p>Each repository then gets one pull request that adds the workflow and an issue form. Merge it, add the secret it
names, and put the label <code>cco:mission</code> on an issue.</p>`);
}
/** Something that stops the setup, and what to do about it. */
function renderProblemPage(title, words, again) {
	const link = again === void 0 ? void 0 : html`<p><a class="button quiet" href="${again}">Begin again</a></p>`;
	return render(title, void 0, html`<h1>${title}</h1>\n<p>${words}</p>\n${link}`);
}
const steps = [
	"Make the App",
	"Install it",
	"Label an issue"
];
function render(title, current, content) {
	const trail = steps.map((step, index) => {
		const mark = trusted(index + 1 === current ? " aria-current=\"step\"" : "");
		return html`<li${mark}>${step}</li>`;
	});
	return sourceOf(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header><strong>CCO</strong><ol aria-label="Steps">${trail}</ol></header>
<main>
${content}
</main>
</body>
</html>
`);
}
// src/app/first-start-problem.ts
function strangerProblem(key) {
	return key === void 0 ? ["Only on this machine", "Whoever completes this page owns the App, so it opens only on the machine that CCO runs on. Use a browser there, or set HOST: then the terminal shows an address with a key."] : ["The key is missing", "Open the address that the terminal shows: it ends in a key."];
}
const loginProblem = ["No such organisation", "That cannot be the name of an organisation on GitHub."];
const stateProblem = ["This link was not made here", "It was used already, or CCO was started anew since, or it comes from elsewhere. No App was made from it."];
const codeProblem = ["GitHub no longer knows the code", "A code makes one App, within an hour. If an App was made all the same, delete it under Settings, Developer settings, GitHub Apps, before you begin again."];
const madeProblem = ["The App is made already", "CCO has its key and is starting."];
function channelProblem(why) {
	return ["Webhooks cannot reach this machine", `smee.io gave no channel: ${why}. Set APP_URL to the address where GitHub reaches this machine, or WEBHOOK_PROXY_URL to a channel, and start again.`];
}
function unreachableProblem(why) {
	return ["GitHub did not answer", `The App could not be fetched: ${why}. Load this page again in a moment: the code is good for an hour.`];
}
function unkeptProblem({ html_url }, why) {
	return ["The key could not be kept", `The App was made (${html_url}), but .env could not be written: ${why}. Delete the App on GitHub, mend that, and start CCO again.`];
}
// src/app/first-start-visit.ts
/**
* Whether somebody else may be asking: whoever completes the setup owns the App. On a loopback address only this
* machine may, under a name of its own (another name is a page elsewhere that had it resolved to here), and not
* through a proxy. Where others can reach it, they need the key that only the terminal shows.
*/
function isStranger({ request, url }, key) {
	if (key !== void 0) return !isSame(url.searchParams.get("key") ?? "", key);
	const { host = "", forwarded, "x-forwarded-for": forwardedFor } = request.headers;
	const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
	return forwarded !== void 0 || forwardedFor !== void 0 || !isLoopback(request.socket.remoteAddress ?? "") || !isLoopback(name);
}
function isSame(given, expected) {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}
// src/app/first-start-routes.ts
/**
* The two pages of the first start: `/` asks and leads to GitHub, `/setup` is where GitHub leads back to. What comes
* back counts only with a state that was given out here, once.
* https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
*/
function createFirstStartRoutes(setting) {
	const states = createStates();
	let isMade = false;
	return [{
		method: "GET",
		path: "/",
		answer: begin
	}, {
		method: "GET",
		path: setupPath,
		answer: complete
	}];
	async function begin(visit) {
		if (isStranger(visit, setting.key)) return problem(visit, 403, strangerProblem(setting.key));
		const asked = visit.url.searchParams.get("org")?.trim() || setting.organization;
		if (asked !== void 0 && !isLogin(asked)) return problem(visit, 400, loginProblem);
		const registration = await register(visit).catch(faultText);
		if (typeof registration === "string") return problem(visit, 502, channelProblem(registration));
		const hook = registration.channel ?? `${registration.base}/api/github/webhooks`;
		show(visit, 200, renderBeginPage({
			action: `${pageFor(setting.github.serverUrl, asked)}?state=${states.give(registration)}`,
			manifest: createManifest({
				base: registration.base,
				hook
			}, randomBytes(3).toString("hex")),
			key: setting.key,
			organization: asked,
			hook,
			isRelayed: registration.channel !== void 0
		}));
	}
	async function register({ request }) {
		return {
			base: setting.publicUrl ?? `http://${request.headers.host}`,
			channel: isPublicUrl(setting.publicUrl) ? void 0 : await setting.channel()
		};
	}
	async function complete(visit) {
		const { searchParams } = visit.url;
		if (setting.key === void 0 && isStranger(visit, void 0)) return problem(visit, 403, strangerProblem(setting.key));
		if (isMade) return problem(visit, 409, madeProblem);
		const [code, state] = [searchParams.get("code") ?? "", searchParams.get("state") ?? ""];
		const registration = states.take(state);
		if (registration === void 0 || code === "") return problem(visit, 400, stateProblem);
		const conversion = await convertManifest(setting.github.apiUrl, code);
		if (conversion.kind === "unknown") return problem(visit, 400, codeProblem);
		if (conversion.kind === "unreachable") {
			states.giveBack(state, registration);
			return problem(visit, 502, unreachableProblem(conversion.why));
		}
		isMade = true;
		await finish(visit, conversion.app, registration);
	}
	async function finish(visit, app, registration) {
		const failure = await setting.keep(app, registration).then(() => void 0, faultText);
		if (failure !== void 0) return problem(visit, 500, unkeptProblem(app, failure));
		visit.response.shouldKeepAlive = false;
		show(visit, 200, renderReadyPage({
			name: app.name,
			url: app.html_url
		}));
	}
	function problem(visit, status, [title, words]) {
		show(visit, status, renderProblemPage(title, words, setting.key === void 0 && status !== 403 && !isMade ? "/" : void 0));
	}
}
/** What was given out and did not come back yet. */
function createStates() {
	const open = /* @__PURE__ */ new Map();
	return {
		give(registration) {
			const state = randomBytes(24).toString("base64url");
			open.set(state, registration);
			for (const oldest of [...open.keys()].slice(0, -20)) open.delete(oldest);
			return state;
		},
		take(state) {
			const registration = open.get(state);
			open.delete(state);
			return registration;
		},
		giveBack: (state, registration) => void open.set(state, registration)
	};
}
function show({ response }, status, text) {
	send(response, status, {
		type: "text/html; charset=utf-8",
		text,
		headers: { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'" }
	});
}
function pageFor(serverUrl, organization) {
	return organization === void 0 ? `${serverUrl}/settings/apps/new` : `${serverUrl}/organizations/${organization}/settings/apps/new`;
}
function isLogin(text) {
	return /^[a-z\d][a-z\d-]{0,38}$/i.test(text);
}
// src/app/first-start.ts
/** The last page is on its way out while the App begins. Milliseconds. */
const patienceMs = 2e3;
const setupSchema = environmentSchema.pick({
	HOST: true,
	PORT: true,
	APP_URL: true,
	GHE_HOST: true,
	GHE_PROTOCOL: true,
	GH_ORG: true,
	WEBHOOK_PROXY_URL: true
});
/**
* Makes the App in the browser of whoever starts it. Resolves with the environment that the App runs on, kept in
* `.env` too; nothing listens by then. Rejects with APP_MISCONFIGURED in production, where nobody sits before it.
*/
async function firstStart(options) {
	const { env, log, announce, directory = process.cwd(), signal } = options;
	if (!isFirstStart(env)) {
		parseAppConfig(env);
		throw new Error("The App is made already.");
	}
	const setup = parseSetup(env);
	const made = Promise.withResolvers();
	signal?.addEventListener("abort", () => made.reject(signal.reason), { once: true });
	signal?.throwIfAborted();
	const key = isLoopback(setup.HOST) && !isPublicUrl(setup.APP_URL) ? void 0 : randomBytes(16).toString("hex");
	const routes = createFirstStartRoutes({
		github: githubAt(setup),
		publicUrl: setup.APP_URL,
		channel: once(async () => setup.WEBHOOK_PROXY_URL ?? await (options.channel ?? createChannel)()),
		organization: setup.GH_ORG,
		key,
		keep: async (app, registration) => {
			const values = variablesOf(app, registration);
			await writeEnvFile(join(directory, ".env"), values);
			log.info({
				app: app.name,
				url: app.html_url
			}, "the App is made; its key is in .env");
			made.resolve({
				...env,
				...values
			});
		}
	});
	const server = await serve({
		host: setup.HOST,
		port: setup.PORT,
		routes,
		log
	});
	log.info({ url: server.url }, "no App yet: waiting for somebody to make it in a browser");
	announce(`${setup.APP_URL ?? server.url}/${key === void 0 ? "" : `?key=${key}`}`);
	try {
		return await made.promise;
	} finally {
		await server.drain(patienceMs);
	}
}
function parseSetup(env) {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
	const result = setupSchema.safeParse(given);
	if (!result.success) throw mistakes.appMisconfigured(result.error.issues.map(problemOf));
	return result.data;
}
/** A failed attempt is not kept: the next page tries again. */
function once(create) {
	let made;
	return () => {
		made ??= create().catch((error) => {
			made = void 0;
			throw error;
		});
		return made;
	};
}
/** The key in Base64: that is one line, which every reader of such files understands. */
function variablesOf(app, { base, channel }) {
	return {
		APP_ID: `${app.id}`,
		PRIVATE_KEY: Buffer.from(app.pem).toString("base64"),
		WEBHOOK_SECRET: app.webhook_secret,
		GITHUB_CLIENT_ID: app.client_id,
		GITHUB_CLIENT_SECRET: app.client_secret,
		APP_URL: base,
		...channel === void 0 ? {} : { WEBHOOK_PROXY_URL: channel }
	};
}
// src/app/run-app.ts
/** Runs the App until it is told to end. Returns the exit code. */
async function runApp(env) {
	const ending = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => ending.abort());
	try {
		const known = {
			...await readEnvFile(".env"),
			...withoutEmpty(env)
		};
		const app = await startApp(parseAppConfig(await introduce(known, ending.signal)));
		if (!ending.signal.aborted) await once$1(ending.signal, "abort");
		await app.close();
		return 0;
	} catch (error) {
		if (ending.signal.aborted) return 0;
		process.stderr.write(`${sayError(error)}\n`);
		return error instanceof UserError ? 40 : 50;
	}
}
/** A variable that is set to nothing, as compose files do, hides no line of the file. */
function withoutEmpty(env) {
	return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}
/** The first start on a developer's machine makes the App in the browser; any other has its environment. */
async function introduce(env, signal) {
	if (!isFirstStart(env)) return env;
	const announce = (url) => process.stdout.write(`Open ${url} to make your App.\n`);
	return firstStart({
		env,
		log: createAppLog("warn", String),
		announce,
		signal
	});
}
function sayError(error) {
	if (error instanceof UserError) return `${error.message}\n${error.fix}`;
	return error instanceof Error ? error.stack ?? error.message : String(error);
}
export { runApp };
