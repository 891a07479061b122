import { join } from "node:path";

export type Environment = Readonly<Record<string, string>>;

/** Where a command may leave things: a home and a scratch directory of its own, and caches that outlive it. */
export type Places = { readonly home: string; readonly tmp: string; readonly cache: string };

/**
 * The environment of everything that runs code of the mission's branch: picked by name from `source`, never
 * the rest of it, so that no key or token is there to be read. The home is empty: what is left of the user's
 * own are the toolchains, by the variables that name them, or by where they are installed by default.
 */
export function provingEnvironment(
  source: Readonly<Record<string, string | undefined>>,
  places: Places,
): Environment {
  const picked = Object.entries(source).filter(
    ([name, value]) => value !== undefined && isPicked(name, value),
  );
  return {
    ...toolchainsOf(source),
    ...(Object.fromEntries(picked) as Environment),
    ...homeOf(places),
    ...cachesIn(places.cache),
    ...plain,
  };
}

/** Systems, languages and compilers. Windows names are compared without case. */
const pickedNames = new RegExp(
  `^(?:${[
    "PATH|LANG|LC_[A-Z]+|TZ|SHELL|USER|LOGNAME",
    "SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|OS|NUMBER_OF_PROCESSORS|PROCESSOR_[A-Z]+",
    "ProgramFiles(?:\\(x86\\))?|ProgramW6432|ProgramData|CommonProgramFiles(?:\\(x86\\))?|ALLUSERSPROFILE|PUBLIC",
    "CC|CXX|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|PKG_CONFIG_PATH|SDKROOT|DEVELOPER_DIR|VSINSTALLDIR|VCINSTALLDIR",
    "JAVA_HOME[A-Za-z0-9_]*|M2_HOME|MAVEN_HOME|GRADLE_HOME|KOTLIN_HOME|SDKMAN_DIR|ANDROID_(?:HOME|SDK_ROOT|NDK[A-Z_]*)",
    "GOROOT[A-Za-z0-9_]*|GOTOOLCHAIN|GOPROXY|GOFLAGS|RUSTUP_HOME|RUSTUP_TOOLCHAIN|DOTNET_ROOT[A-Za-z0-9_()]*",
    "PYENV_ROOT|PYTHONHOME|VIRTUAL_ENV|CONDA_PREFIX|UV_PYTHON_INSTALL_DIR|RBENV_ROOT|GEM_HOME|GEM_PATH|PHPENV_ROOT",
    "NVM_DIR|NVM_BIN|VOLTA_HOME|FNM_DIR|ASDF_DIR|ASDF_DATA_DIR|MISE_DATA_DIR|PNPM_HOME|BUN_INSTALL|SWIFTLY_HOME_DIR",
    "CHROME_BIN|CHROMEWEBDRIVER|GECKOWEBDRIVER|EDGEWEBDRIVER|PLAYWRIGHT_BROWSERS_PATH|PUPPETEER_EXECUTABLE_PATH",
    "RUNNER_TOOL_CACHE|AGENT_TOOLSDIRECTORY|ImageOS|DOCKER_HOST",
    "HTTPS?_PROXY|ALL_PROXY|NO_PROXY|npm_config_registry|PIP_INDEX_URL|UV_INDEX_URL",
    "SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|GIT_SSL_CAINFO",
  ].join("|")})$`,
  "i",
);

/** A proxy or a registry with a password in its address is a secret. */
function isPicked(name: string, value: string | undefined): boolean {
  return pickedNames.test(name) && !/:\/\/[^/\s]*@/.test(value ?? "");
}

/** Version managers look for their toolchains below the home they do not have here. */
function toolchainsOf(source: Readonly<Record<string, string | undefined>>): Environment {
  const home = source.HOME ?? source.USERPROFILE;
  return home === undefined ? {} : { RUSTUP_HOME: join(home, ".rustup"), PYENV_ROOT: join(home, ".pyenv") };
}

function homeOf({ home, tmp, cache }: Places): Environment {
  const xdg = {
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_DATA_HOME: join(home, ".local", "share"),
    XDG_CACHE_HOME: cache,
  };
  if (process.platform !== "win32") return { HOME: home, TMPDIR: tmp, ...xdg };
  const appData = { APPDATA: join(home, "AppData", "Roaming"), LOCALAPPDATA: join(home, "AppData", "Local") };
  return { HOME: home, USERPROFILE: home, TEMP: tmp, TMP: tmp, ...appData, ...xdg };
}

/** Downloads that package managers check against a lock file, so that `npm ci` is not cold every time. */
function cachesIn(cache: string): Environment {
  return {
    npm_config_cache: join(cache, "npm"),
    npm_config_store_dir: join(cache, "pnpm"),
    YARN_CACHE_FOLDER: join(cache, "yarn"),
    BUN_INSTALL_CACHE_DIR: join(cache, "bun"),
    PIP_CACHE_DIR: join(cache, "pip"),
    UV_CACHE_DIR: join(cache, "uv"),
    CARGO_HOME: join(cache, "cargo"),
    GOMODCACHE: join(cache, "go-mod"),
    NUGET_PACKAGES: join(cache, "nuget"),
    GRADLE_USER_HOME: join(cache, "gradle"),
    COMPOSER_CACHE_DIR: join(cache, "composer"),
    BUNDLE_USER_CACHE: join(cache, "bundle"),
  };
}

/** Plain output, no questions, nothing sent home. */
const plain: Environment = {
  CI: "true",
  TERM: "dumb",
  NO_COLOR: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_CONFIG_NOSYSTEM: "1",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
  DOTNET_NOLOGO: "1",
  DOTNET_CLI_TELEMETRY_OPTOUT: "1",
  DO_NOT_TRACK: "1",
};
