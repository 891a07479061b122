/** Git's framing: four hexadecimal digits of length, then the payload; `0000` is a flush. */
export function packetLine(payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, "0")), bytes]);
}

export const flushPacket = Buffer.from("0000");

/** The lines up to the first flush, and what follows it. */
export function readPackets(input: Buffer): { readonly lines: readonly string[]; readonly rest: Buffer } {
  const lines: string[] = [];
  let at = 0;
  while (at + 4 <= input.length) {
    const length = Number.parseInt(input.toString("latin1", at, at + 4), 16);
    if (length === 0) return { lines, rest: input.subarray(at + 4) };
    lines.push(input.toString("utf8", at + 4, at + length).replace(/\n$/, ""));
    at += length;
  }
  return { lines, rest: Buffer.alloc(0) };
}
