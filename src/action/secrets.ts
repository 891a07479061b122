import { createRedactor, createSecretFinder } from "../core/redact.ts";

/** What must not leave the process. More may come to be known while a step goes on. */
export type Secrets = {
  readonly redact: (text: string) => string;
  readonly isSecret: (text: string) => boolean;
  readonly add: (secret: string) => void;
};

export function createSecrets(known: readonly string[]): Secrets {
  const all = new Set(known);
  let redactor = createRedactor(known);
  let find = createSecretFinder(known);
  return {
    redact: (text) => redactor(text),
    isSecret: (text) => find(text) !== undefined,
    add: (secret) => {
      all.add(secret);
      redactor = createRedactor([...all]);
      find = createSecretFinder([...all]);
    },
  };
}
