// src/adapters/anthropic-price.ts
const tier = (input, output, cacheRead) => ({
	input,
	output,
	cacheRead,
	cacheWrite: input * 1.25
});
/**
* List prices as of November 2026: https://platform.claude.com/docs/en/about-claude/pricing, the same as in the catalogue
* inside Claude Code 2.1.330. A model that is not here costs an unknown amount.
*/
const prices = {
	"claude-fable-5-2": tier(8, 40, .2),
	"claude-mythos-5-2": tier(8, 40, .2),
	"claude-fable-5-1": tier(10, 50, .25),
	"claude-mythos-5-1": tier(10, 50, .25),
	"claude-fable-5": tier(10, 50, 1),
	"claude-mythos-5": tier(10, 50, 1),
	"claude-opus-5-5": tier(4, 20, .2),
	"claude-opus-5": tier(5, 25, .5),
	"claude-opus-4-8": tier(5, 25, .5),
	"claude-opus-4-7": tier(5, 25, .5),
	"claude-opus-4-6": tier(5, 25, .5),
	"claude-opus-4-5": tier(5, 25, .5),
	"claude-sonnet-5-5": tier(2, 10, .1),
	"claude-sonnet-5": tier(2, 10, .2),
	"claude-sonnet-4-6": tier(3, 15, .3),
	"claude-sonnet-4-5": tier(3, 15, .3),
	"claude-haiku-5-5": tier(.1, .5, .01),
	"claude-haiku-4-5": tier(1, 5, .1)
};
/** Above so many tokens of a prompt some models cost more, the answer included. */
const longPrompt = 1e5;
const longPrices = { "claude-haiku-5-5": tier(.5, 2.5, .05) };
/** The list price of a model, by its name with or without a date; undefined when it is not known. */
function listPriceOf(model, prompt = 0) {
	const name = model.replace(/-\d{8}$/, "");
	return (prompt > longPrompt ? longPrices[name] : void 0) ?? prices[name];
}
/** What an answer costs at list price, in US dollars. */
function costOf(model, usage) {
	const price = listPriceOf(model, usage.input + usage.cacheRead + usage.cacheWrite);
	if (price === void 0) return void 0;
	const { input, output, cacheRead, cacheWrite } = usage;
	return (input * price.input + output * price.output + cacheRead * price.cacheRead + cacheWrite * price.cacheWrite) / 1e6;
}
export { listPriceOf as n, costOf as t };
