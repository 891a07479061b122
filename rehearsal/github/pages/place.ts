import type { Repository } from "../repository.ts";
import type { World } from "../world.ts";

/** Where a page looks: nobody's view in particular, everything is shown. */
export type Place = { readonly world: World; readonly repository: Repository };
