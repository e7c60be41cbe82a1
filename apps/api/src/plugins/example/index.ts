import type { Plugin } from "../plugin.ts";
import { note } from "./action.ts";
import { logChannel } from "./channel.ts";
import { timeOfDay } from "./field.ts";
import { countAtLeast } from "./guard.ts";
import { matchingPart } from "./matching.ts";

/**
 * The plugin to copy. One small file for each thing that it brings:
 *
 * - `guard.ts`: a rule that a workflow's way out may have;
 * - `action.ts`: something that a workflow may do;
 * - `criterion.ts`: something that makes two people fit, with its reason in words (`matching.ts` is
 *   what runs in the thread for matching);
 * - `field.ts`: a kind of question for forms (how it is drawn is registered in the web's plugins);
 * - `channel.ts`: a way for messages to reach people.
 *
 * To make your own: copy the folder, rename the types (`yours.name`, so that they meet no others),
 * keep what you need, add the plugin to the list in `plugins/index.ts`, and its part for matching to
 * `plugins/matching.ts`. Nothing else changes.
 * Never take a type away, or change what its parameters mean, while something published uses it:
 * raise `v` instead, and publish anew.
 */
export const example: Plugin = {
  key: "example",
  version: "1.0.0",
  guards: [countAtLeast],
  actions: [note],
  ...matchingPart,
  fields: [timeOfDay],
  channels: [logChannel],
};
