// src/core/nearest.ts
/**
* The candidate a word was probably meant to be: the one that takes the fewest typing mistakes
* (a letter added, missing, wrong or swapped with its neighbour). Undefined when none is near enough.
*/
function nearest(word, candidates) {
	const limit = Math.min(3, Math.floor((word.length + 1) / 3));
	let best;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) > limit) continue;
		const distance = countMistakes(word.toLowerCase(), candidate.toLowerCase());
		if (distance <= limit && distance < (best?.distance ?? 1e400)) best = {
			candidate,
			distance
		};
	}
	return best?.candidate;
}
/** Optimal string alignment distance. */
function countMistakes(from, to) {
	let beforeLast = [];
	let last = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const same = from[row - 1] === to[column - 1];
			const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1), swapped ? at(beforeLast, column - 2) + 1 : 1e400));
		}
		beforeLast = last;
		last = current;
	}
	return at(last, to.length);
}
function at(row, column) {
	return row[column] ?? 1e400;
}
export { nearest as t };
