import { hkdfSync } from "node:crypto";
import { EncryptJWT, errors, jwtDecrypt } from "jose";

/** Keeps a value with the browser so that it can neither be read nor changed there. */
export type Seal = {
  /** @param seconds how long it can be opened */
  close(value: unknown, seconds: number): Promise<string>;
  /** Undefined for what is not ours, was changed, is too old or was sealed for something else. */
  open(text: string | undefined): Promise<unknown>;
};

/**
 * AES-256-GCM with a key that is derived from a secret which every replica has: any of them opens what another closed,
 * and none keeps anything. A new secret ends every session.
 * @param purpose what it is for; seals of different purposes do not open each other's
 */
export function createSeal(secret: string, purpose: string, clock: () => number): Seal {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", `cco ${purpose}`, 32));
  return {
    close: (value, seconds) => {
      const now = Math.floor(clock() / 1000);
      return new EncryptJWT({ value })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .encrypt(key);
    },
    open: async (text) => {
      if (text === undefined) return undefined;
      try {
        const { payload } = await jwtDecrypt(text, key, {
          currentDate: new Date(clock()),
          keyManagementAlgorithms: ["dir"],
          contentEncryptionAlgorithms: ["A256GCM"],
          requiredClaims: ["exp"],
        });
        return payload.value;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
