/**
 * A mistake of the user that the user can mend: printed without a stack, as what, where and how to fix it.
 * Anything else that is thrown is a bug or the machinery.
 */
export class UserError extends Error {
  override name = "UserError";
  readonly code: string;
  /** What to do about it, as an instruction. */
  readonly fix: string;

  constructor(code: string, message: string, fix: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.fix = fix;
  }
}

/** The catalogue: one function per mistake. Codes are stable; documentation links to them. */
export const mistakes = {
  missionInvalid: (file: string, problems: readonly string[]) =>
    new UserError(
      "MISSION_INVALID",
      `${file} is not a valid mission:\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
      "Mend the lines above, then run `cco validate`.",
    ),
  missionMissing: (file: string) =>
    new UserError(
      "MISSION_MISSING",
      `There is no mission at ${file}.`,
      "Run `cco init` for an example, or name the file: `cco start --mission <file>`.",
    ),
};
