import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename, delimiter, dirname, isAbsolute, join } from "node:path";

/** Tools in directories that other users may not look into, such as those of a version manager in a home. */
export type Exposure = {
  /** The directories that keep others out, outermost ones only: everything else in them stays out of sight. */
  readonly closed: readonly string[];
  /** What is shown of them. */
  readonly shown: readonly string[];
  /** What can be written to besides. */
  readonly open?: readonly string[];
};

/** Variables that name where a language keeps its tools, besides PATH, and where they are by default. */
const named = [
  "RUSTUP_HOME",
  "PYENV_ROOT",
  "NVM_DIR",
  "VOLTA_HOME",
  "FNM_DIR",
  "RBENV_ROOT",
  "GOROOT",
  "SDKMAN_DIR",
  "JAVA_HOME",
  "DOTNET_ROOT",
  "ANDROID_HOME",
  "PNPM_HOME",
  "BUN_INSTALL",
  "PLAYWRIGHT_BROWSERS_PATH",
];
const usual = [".rustup", ".pyenv"];

/** What of PATH and of the tools behind it another user could not reach. */
export async function exposureOf(env: Readonly<Record<string, string | undefined>>): Promise<Exposure> {
  const home = env.HOME;
  const path = (env.PATH ?? "").split(delimiter);
  const homes = home === undefined ? [] : usual.map((name) => join(home, name));
  const candidates = [...path, ...named.map((name) => env[name] ?? ""), ...homes].filter(isAbsolute);
  const found = await Promise.all([...new Set(candidates)].map(reachOf));
  const behind = found.filter((one) => one !== undefined);
  const shown = [...new Set(behind.map((one) => one.shown))];
  return {
    closed: [...new Set(behind.map((one) => one.closed))],
    shown: shown.filter((one) => !shown.some((other) => one !== other && one.startsWith(`${other}/`))),
  };
}

/** The same, with these places as well: both are shown, and those of `open` can be written to. */
export async function withPlaces(
  exposure: Exposure,
  places: { readonly shown: readonly string[]; readonly open: readonly string[] },
): Promise<Exposure> {
  const [shown, open] = await Promise.all([locateAll(places.shown), locateAll(places.open)]);
  const writable = open.map(({ real }) => real);
  const closed = [...shown, ...open].flatMap((one) => one.closed ?? []);
  const behind = shown.flatMap(({ real, closed: above }) => (above === undefined ? [] : [real]));
  return {
    closed: [...new Set([...exposure.closed, ...closed])],
    shown: [...new Set([...exposure.shown, ...behind])].filter(
      (one) => !writable.some((place) => one === place || one.startsWith(`${place}/`)),
    ),
    open: open.flatMap(({ real, closed: above }) => (above === undefined ? [] : [real])),
  };
}

function locateAll(paths: readonly string[]) {
  return Promise.all(
    paths.map(async (path) => {
      const real = await realpath(path);
      return { real, closed: await closedAncestor(real) };
    }),
  );
}

/** Undefined for what everybody can reach, and for what is not there. */
async function reachOf(place: string): Promise<{ closed: string; shown: string } | undefined> {
  try {
    const real = await realpath(place);
    if ((await readdir(real)).length === 0) return undefined;
    const closed = await closedAncestor(real);
    return closed === undefined ? undefined : { closed, shown: await toolchainOf(real, closed) };
  } catch {
    return undefined;
  }
}

/** The outermost directory on the way to a place that others may not pass. */
export async function closedAncestor(place: string): Promise<string | undefined> {
  const way: string[] = [];
  for (let at = dirname(place); at !== dirname(at); at = dirname(at)) way.unshift(at);
  for (const at of way) if (((await stat(at)).mode & 0o001) === 0) return at;
  return undefined;
}

/** Programs are often links into a neighbour: `bin` beside `lib`, or `.bin` in `node_modules`. Never a whole home. */
async function toolchainOf(place: string, closed: string): Promise<string> {
  const above = dirname(place);
  if (above === closed || basename(above) === ".local") return place;
  if (basename(place) === ".bin") return above;
  if (basename(place) !== "bin") return place;
  return (await isThere(join(above, "lib"))) ? above : place;
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}
