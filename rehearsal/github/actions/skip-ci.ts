const markers = ["[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "[actions skip]"];

/** Whether a commit's message asks that `push` and `pull_request` start nothing. */
export function asksToSkip(message: string): boolean {
  return markers.some((marker) => message.includes(marker)) || /\n\nskip-checks: ?true\s*$/.test(message);
}
