#!/bin/sh
# What the image does. With a repository mounted at /repo: `cco` there, and `cco start` when no command is given.
# Without one: the App. Both can be named: `cco …`, `cco-app`. CCO_REPO is another place than /repo.
set -eu

repo=${CCO_REPO:-/repo}

main() {
  case "${1-}" in
    "") if [ -d "$repo" ]; then run_cco start; else run_app; fi ;;
    cco-app) shift && run_app "$@" ;;
    cco) shift && run_cco "$@" ;;
    git | node | npm | bash | sh | /*) exec "$@" ;;
    *) run_cco "$@" ;;
  esac
}

# Set here and not in the image: with NODE_ENV=production a project's own `npm ci` leaves out what its tests need.
run_app() {
  export NODE_ENV="${NODE_ENV:-production}" HOST="${HOST:-0.0.0.0}" PORT="${PORT:-3000}"
  exec cco-app "$@"
}

run_cco() {
  # `docker run --user` gives an id that the image knows neither a name nor a home of.
  USER=${USER:-$(id -un 2> /dev/null || id -u)}
  if [ ! -w "${HOME:-/}" ]; then HOME=$(mktemp -d); fi
  export USER HOME
  if [ -d "$repo" ]; then enter_repo; fi
  exec cco "$@"
}

enter_repo() {
  if [ -z "$(ls -A "$repo")" ]; then
    refuse "$repo is empty." "Look at the path before the colon of -v: Docker makes an empty folder where there is none."
  fi
  for place in "$repo" "$repo/.git"; do
    if [ -e "$place" ] && [ ! -w "$place" ]; then refuse_owner "$place"; fi
  done
  case "$(pwd -P)/" in
    "$(cd "$repo" && pwd -P)"/*) ;;
    *) cd "$repo" ;;
  esac
}

refuse_owner() {
  owner=$(stat -c %u:%g "$1")
  if [ "$owner" = "$(id -u):$(id -g)" ]; then
    refuse "$1 cannot be written: it is mounted read-only, or its permissions say so." "Mount it without :ro."
  fi
  refuse "$1 belongs to user $owner and this container runs as $(id -u):$(id -g), so CCO cannot write there." \
    "docker run --user $owner …"
}

# The same exit code as `misconfigured` of the command.
refuse() {
  printf 'error %s\nfix   %s\n' "$1" "$2" >&2
  exit 40
}

main "$@"
