import { timingSafeEqual } from "node:crypto";
import type { Visit } from "./http.ts";
import { isLoopback } from "./loopback.ts";

/**
 * Whether somebody else may be asking: whoever completes the setup owns the App. On a loopback address only this
 * machine may, under a name of its own (another name is a page elsewhere that had it resolved to here), and not
 * through a proxy. Where others can reach it, they need the key that only the terminal shows.
 */
export function isStranger({ request, url }: Visit, key: string | undefined): boolean {
  if (key !== undefined) return !isSame(url.searchParams.get("key") ?? "", key);
  const { host = "", forwarded, "x-forwarded-for": forwardedFor } = request.headers;
  const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
  const isRelayed = forwarded !== undefined || forwardedFor !== undefined;
  return isRelayed || !isLoopback(request.socket.remoteAddress ?? "") || !isLoopback(name);
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
