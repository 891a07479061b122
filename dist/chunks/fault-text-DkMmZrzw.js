// src/core/fault-text.ts
/** What was thrown, in one sentence for a person: anything can be thrown. */
function faultText(fault) {
	return fault instanceof Error ? fault.message : String(fault);
}
export { faultText as t };
