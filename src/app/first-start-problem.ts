import type { NewApp } from "./convert-manifest.ts";

/** What a page says when the setup cannot go on: its heading, and what to do. */
export type Problem = readonly [title: string, words: string];

export function strangerProblem(key: string | undefined): Problem {
  return key === undefined
    ? [
        "Only on this machine",
        "Whoever completes this page owns the App, so it opens only on the machine that CCO runs on. Use a browser there, or set HOST: then the terminal shows an address with a key.",
      ]
    : ["The key is missing", "Open the address that the terminal shows: it ends in a key."];
}

export const loginProblem: Problem = [
  "No such organisation",
  "That cannot be the name of an organisation on GitHub.",
];

export const stateProblem: Problem = [
  "This link was not made here",
  "It was used already, or CCO was started anew since, or it comes from elsewhere. No App was made from it.",
];

export const codeProblem: Problem = [
  "GitHub no longer knows the code",
  "A code makes one App, within an hour. If an App was made all the same, delete it under Settings, Developer settings, GitHub Apps, before you begin again.",
];

export const madeProblem: Problem = ["The App is made already", "CCO has its key and is starting."];

export function channelProblem(why: string): Problem {
  return [
    "Webhooks cannot reach this machine",
    `smee.io gave no channel: ${why}. Set APP_URL to the address where GitHub reaches this machine, or WEBHOOK_PROXY_URL to a channel, and start again.`,
  ];
}

export function unreachableProblem(why: string): Problem {
  return [
    "GitHub did not answer",
    `The App could not be fetched: ${why}. Load this page again in a moment: the code is good for an hour.`,
  ];
}

export function unkeptProblem({ html_url }: NewApp, why: string): Problem {
  return [
    "The key could not be kept",
    `The App was made (${html_url}), but .env could not be written: ${why}. Delete the App on GitHub, mend that, and start CCO again.`,
  ];
}
