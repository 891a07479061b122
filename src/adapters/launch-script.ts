import type { Network } from "../core/mission.ts";
import type { Exposure } from "./closed-homes.ts";

type Wish = {
  readonly network: Network;
  readonly place: string;
  readonly exposure: Exposure;
  /** Shown in the place, for who cannot reach them where they are. */
  readonly objects?: string | undefined;
  /** Made when everything is prepared. */
  readonly ready?: string | undefined;
  /** Where it starts; without one, where it is. */
  readonly directory?: string | undefined;
};

/**
 * What root does in namespaces of their own before the command is started, given as the script's arguments: localhost,
 * a name for the user, the repository's objects, and homes with nothing in them but tools and what was lent. It stays as the first
 * process: when it ends, the kernel ends everything else.
 */
export function launchScript({ network, place, objects, exposure, ready, directory }: Wish): string {
  return [
    "set -e",
    ...(network === "loopback" ? [loopback] : []),
    `mount --bind ${quoted(`${place}/passwd`)} /etc/passwd`,
    `mount --bind ${quoted(`${place}/group`)} /etc/group`,
    ...(objects === undefined ? [] : [`mount --bind ${quoted(objects)} ${quoted(`${place}/objects`)}`]),
    ...shown(exposure, place),
    ...(directory === undefined ? [] : [`cd ${quoted(directory)}`]),
    ...(ready === undefined ? [] : [`: > ${quoted(ready)}`]),
    "set +e",
    '"$@"',
    "exit $?",
  ].join("\n");
}

/** `ip` is not everywhere; the file takes root. */
export const loopback =
  "PATH=/usr/sbin:/usr/bin:/sbin:/bin ip link set lo up 2>/dev/null || { mount -t sysfs sysfs /sys && echo 1 >/sys/class/net/lo/flags; }";

/** Homes are held aside and covered with nothing, and their tools put back where they were. */
function shown({ closed, shown, open = [] }: Exposure, place: string): readonly string[] {
  if (closed.length === 0) return [];
  const stage = `${place}/stage`;
  const aside = closed.map((_, index) => `${stage}/${index}`);
  const places = [...shown, ...open].flatMap((path) => {
    const index = closed.findIndex((home) => path.startsWith(`${home}/`));
    const home = closed[index];
    const rights = open.includes(path) ? "" : " -o ro";
    return home === undefined ? [] : [{ path, rights, from: `${aside[index]}${path.slice(home.length)}` }];
  });
  return [
    `mount -t tmpfs -o mode=700 tmpfs ${quoted(stage)}`,
    `mkdir ${aside.map(quoted).join(" ")}`,
    ...closed.flatMap((home, index) => [
      `mount --bind ${quoted(home)} ${quoted(aside[index] ?? "")}`,
      `mount -t tmpfs -o mode=755 tmpfs ${quoted(home)}`,
    ]),
    `mkdir -p ${places.map(({ path }) => quoted(path)).join(" ")}`,
    ...places.map(({ path, rights, from }) => `mount --bind${rights} ${quoted(from)} ${quoted(path)}`),
    `umount -R ${quoted(stage)}`,
  ];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
