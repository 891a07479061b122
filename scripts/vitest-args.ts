/** What vitest is given for `npm test -- …`: --grep is what it calls --testNamePattern (-t). */
export function vitestArgs(args: readonly string[]): readonly string[] {
  return args.map((arg) => arg.replace(/^--grep(?==|$)/, "--testNamePattern"));
}
