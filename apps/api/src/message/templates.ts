import type { Text } from "../words.ts";
import { askingTexts } from "./templates-asking.ts";
import { tellingTexts } from "./templates-telling.ts";

/** A message in every language. `{name}` and its like are filled in; each has one link. */
export interface MessageText {
  subject: Text;
  body: Text;
}

/** The messages Quad can send, by name. A scheme may have its own words for any of them. */
export const templates: Readonly<Record<string, MessageText>> = {
  ...askingTexts,
  ...tellingTexts,
};
