import { BlockList } from "node:net";

/** https://www.rfc-editor.org/rfc/rfc6890: what never leaves the machine. */
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether a host, such as `localhost`, `127.0.0.1` or `[::1]`, is this machine and nothing but it. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  if (name === "localhost" || name.endsWith(".localhost")) return true;
  const plain = name.replace(/^::ffff:(?=\d+\.)/, "");
  return loopback.check(plain, plain.includes(":") ? "ipv6" : "ipv4");
}

/** Whether somebody elsewhere could reach the address. */
export function isPublicUrl(url: string | undefined): url is string {
  return url !== undefined && !isLoopback(new URL(url).hostname);
}
