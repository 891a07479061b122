/** Files that a package manager writes and nobody merges: they are made anew from the manifest beside them. */
const names: ReadonlySet<string> = new Set([
  ...[
    "package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "bun.lock",
    "bun.lockb",
    "deno.lock",
  ],
  ...[
    "Cargo.lock",
    "go.sum",
    "go.work.sum",
    "composer.lock",
    "Gemfile.lock",
    "mix.lock",
    "pubspec.lock",
    "flake.lock",
  ],
  ...["poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock", "pixi.lock", "conda-lock.yml"],
  ...["packages.lock.json", "paket.lock", "gradle.lockfile", "Podfile.lock", "Package.resolved"],
]);

export function isLockfile(path: string): boolean {
  return names.has(path.split("/").at(-1) ?? "");
}
