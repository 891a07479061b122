/** An answer in words to a comment, by which it is found again: each comment is answered once. */
export function renderAnswer(comment: number, text: string): string {
  return `${answerMarker(comment)}\n${text}`;
}

export function answerMarker(comment: number): string {
  return `<!-- cco:answer:${comment} -->`;
}

/** The number of the comment that a comment answers. */
export function answeredIn(body: string): number | undefined {
  const [, comment] = /^<!-- cco:answer:(\d+) -->/.exec(body) ?? [];
  return comment === undefined ? undefined : Number(comment);
}
