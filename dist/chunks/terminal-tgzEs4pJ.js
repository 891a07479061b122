// src/cli/terminal.ts
function processTerminal() {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreReaderGone);
	return {
		write: (text) => void process.stdout.write(text),
		error: (text) => void process.stderr.write(text),
		interactive: process.stdout.isTTY === true && process.env.TERM !== "dumb" && process.env.CI === void 0,
		columns: process.stdout.columns ?? 80,
		env: process.env,
		cwd: process.cwd()
	};
}
/** Ends the process once everything is written: no timer and no open connection keeps the prompt away. */
function endProcess(exitCode) {
	process.exitCode = exitCode;
	process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}
/** Whoever read our output has left, as `head` does: a mission goes on without being watched. */
function ignoreReaderGone(error) {
	if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
}
export { endProcess, processTerminal };
