/**
 * How much of a mission is shown: most characters of a text, of a reason; most iterations, most rows of proof.
 */
export type Detail = {
  readonly text: number;
  readonly reason: number;
  readonly rows: number;
  readonly proofs: number;
};

export const wholeDetail: Detail = { text: 1000, reason: 2000, rows: 50, proofs: 300 };
