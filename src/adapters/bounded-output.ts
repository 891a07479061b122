/** Collects output of any length in bounded memory: its beginning and its end. */
export type BoundedOutput = {
  add(chunk: Buffer): void;
  /** What was kept, as text, with a note where something is missing. */
  text(): string;
};

/** How far a cut may move so that no line, and no secret on one, is shown in part. */
const longestLine = 4096;

export function createBoundedOutput(maxBytes: number): BoundedOutput {
  const headSize = Math.floor(maxBytes / 2);
  const tailSize = maxBytes - headSize;
  const head: Buffer[] = [];
  const tail: Buffer[] = [];
  let headBytes = 0;
  let tailBytes = 0;
  let total = 0;

  function add(chunk: Buffer): void {
    total += chunk.length;
    const fitting = chunk.subarray(0, headSize - headBytes);
    if (fitting.length > 0) head.push(fitting);
    headBytes += fitting.length;
    if (fitting.length === chunk.length) return;
    tail.push(chunk.subarray(fitting.length));
    tailBytes += chunk.length - fitting.length;
    // The oldest chunk goes when the others are enough: at most one chunk above the bound.
    for (
      let oldest = tail[0];
      oldest !== undefined && tailBytes - oldest.length >= tailSize;
      oldest = tail[0]
    ) {
      tailBytes -= oldest.length;
      tail.shift();
    }
  }

  function text(): string {
    const end = Buffer.concat(tail).subarray(Math.max(0, tailBytes - tailSize));
    const beginning = Buffer.concat(head);
    if (headBytes + end.length === total) return Buffer.concat([beginning, end]).toString();
    const first = upToLastLine(beginning);
    const last = fromFirstLine(end);
    return `${first}\n[${total - first.length - last.length} bytes left out]\n${last}`;
  }

  return { add, text };
}

function upToLastLine(beginning: Buffer): Buffer {
  const cut = beginning.lastIndexOf("\n");
  return cut >= 0 && beginning.length - cut < longestLine ? beginning.subarray(0, cut) : beginning;
}

function fromFirstLine(end: Buffer): Buffer {
  const cut = end.indexOf("\n");
  return cut >= 0 && cut < longestLine ? end.subarray(cut + 1) : end;
}
