import { parseArgs } from "node:util";

/** What the rehearsal was asked for. `problem`: why the help is shown, when nobody asked for it. */
export type Flags =
  | { readonly kind: "github"; readonly live: boolean; readonly serve: boolean }
  | { readonly kind: "local"; readonly live: boolean }
  | { readonly kind: "help"; readonly problem?: string };

export const help = `npm start             an issue on a local GitHub, from its label to proved done; no account, no key
npm start -- --serve  the same; issue, pull request and the App's dashboard stay up until Ctrl-C
npm start -- --live   the same with your own model key: ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN
npm start -- --local  a mission file, with the cco command and without GitHub`;

export function parseFlags(args: readonly string[]): Flags {
  try {
    const boolean = { type: "boolean", default: false } as const;
    const options = { local: boolean, serve: boolean, live: boolean, help: boolean };
    const { local, serve, live, help } = parseArgs({ args: [...args], options }).values;
    if (help) return { kind: "help" };
    if (local && serve) return { kind: "help", problem: "--local has no pages to serve." };
    return local ? { kind: "local", live } : { kind: "github", live, serve };
  } catch (error) {
    return { kind: "help", problem: error instanceof Error ? error.message : String(error) };
  }
}
