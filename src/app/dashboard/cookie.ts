import type { IncomingMessage, ServerResponse } from "node:http";

/** One cookie of the App: for this site alone, unseen by scripts, not sent along by other sites' forms and frames. */
export type Cookie = {
  read(request: IncomingMessage): string | undefined;
  write(response: ServerResponse, value: string, seconds: number): void;
  clear(response: ServerResponse): void;
};

/** Over https its name binds it to this very host: https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes. */
export function createCookie(name: string, isSecure: boolean): Cookie {
  const full = isSecure ? `__Host-${name}` : name;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  const set = (response: ServerResponse, value: string, seconds: number) =>
    void response.appendHeader("set-cookie", `${full}=${value}; Max-Age=${seconds}; ${attributes}`);
  return {
    read: ({ headers }) => {
      const pairs = (headers.cookie ?? "").split(/;\s*/);
      return pairs.find((pair) => pair.startsWith(`${full}=`))?.slice(full.length + 1);
    },
    write: set,
    clear: (response) => set(response, "", 0),
  };
}
