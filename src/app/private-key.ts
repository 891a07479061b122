import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import type { AppEnvironment } from "./app-environment.ts";

/** A PEM, or the sentence that says what is wrong with what was given. */
export type PrivateKey = { readonly pem: string } | { readonly problem: string };

/** The App's key, from `PRIVATE_KEY` or the file that `PRIVATE_KEY_PATH` names. */
export function parsePrivateKey({ PRIVATE_KEY: inline, PRIVATE_KEY_PATH: path }: AppEnvironment): PrivateKey {
  if (inline !== undefined) return pemOf(inline, "PRIVATE_KEY");
  if (path === undefined)
    return { problem: "PRIVATE_KEY: expected the App's private key, or PRIVATE_KEY_PATH" };
  try {
    return pemOf(readFileSync(path, "utf8"), "PRIVATE_KEY_PATH");
  } catch (error) {
    // Not the whole message: it quotes the path, and that may be a key in the wrong variable.
    const code = error instanceof Error && "code" in error ? `${error.code}` : "no file";
    return { problem: `PRIVATE_KEY_PATH: expected a file that can be read (${code})` };
  }
}

/** A PEM, or one in Base64: line breaks do not survive every place that secrets are kept in. */
function pemOf(text: string, name: string): PrivateKey {
  const unescaped = text.trim().replace(/\\r?\\n|\\n/g, "\n");
  const pem = unescaped.startsWith("-----") ? unescaped : Buffer.from(unescaped, "base64").toString("utf8");
  if (!/^-----BEGIN (RSA )?PRIVATE KEY-----[\s\S]+-----END (RSA )?PRIVATE KEY-----\s*$/.test(pem))
    return { problem: `${name}: expected a PEM file as GitHub gives it, or one in Base64` };
  return isRsaKey(pem)
    ? { pem }
    : {
        problem: `${name}: expected a whole RSA key; this one is cut or changed. The App's settings page makes another`,
      };
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}
