import { core } from "./core/index.ts";
import type { Plugin } from "./plugin.ts";

/**
 * The plugins that ship. Remove a line, and what it brought is gone; whatever still uses it is
 * refused by name. The plugin in `example/` is there to be copied and stays out of the list: its
 * types would stand in every administrator's choices.
 */
export const plugins: readonly Plugin[] = [core];
