import type { Plugin } from "../plugin.ts";

/** What every scheme can use. Each domain brings its own part. */
export const core: Plugin = { key: "core", version: "1.0.0" };
