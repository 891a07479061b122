/** What was thrown, in one sentence for a person: anything can be thrown. */
export function faultText(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
