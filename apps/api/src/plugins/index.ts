import { core } from "./core/index.ts";
import type { Plugin } from "./plugin.ts";

/** The plugins that ship. Remove a line, and what it brought is gone. */
export const plugins: readonly Plugin[] = [core];
