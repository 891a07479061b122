import { onceARun } from "../support/once-a-run.ts";

/** The bundled Action: action.yml and dist/. */
export async function buildAction(): Promise<{ readonly directory: string } & AsyncDisposable> {
  const directory = await onceARun("action", async (draft) => {
    // It is large, and every process that is started from here would pay for it.
    const { buildAction: write } = await import("#rehearsal/build-action.ts");
    await write(draft);
  });
  return { directory, [Symbol.asyncDispose]: async () => {} };
}
