import { z } from "zod";

const usd = z.number();
const tokens = z.number().min(0);

/** Where the money went, for programs. Dollars, rounded to a hundredth of a cent. */
export const spendingSchema = z
  .object({
    iterations: z
      .array(
        z.object({
          iteration: z.int().min(0),
          focus: z.array(z.string()).readonly(),
          worker: usd,
          manager: usd,
          judge: usd,
          tokens,
        }),
      )
      .readonly()
      .describe("The last ones, in dollars by who was paid; what was spent before any work is iteration 0."),
    criteria: z
      .array(z.object({ id: z.string(), usd, tokens }))
      .readonly()
      .describe(
        "What an iteration cost is split over what it was for; a judge's price over what it was asked about.",
      ),
    models: z
      .array(z.object({ role: z.enum(["worker", "manager", "judge"]), model: z.string(), usd, tokens }))
      .readonly(),
    dayUsd: usd.describe("In the 24 hours before the last entry of the ledger."),
  })
  .describe("Where the money went.");
export type Spending = z.infer<typeof spendingSchema>;
