import { S as _coercedNumber, n as ZodNumber } from "./schemas-IblTEC5b.js";
// node_modules/zod/v4/classic/coerce.js
function number(params) {
	return _coercedNumber(ZodNumber, params);
}
export { number as t };
