import type { FieldRegistry, FieldType } from "../contract.ts";
import { fieldRegistry } from "../registry.ts";
import { date } from "./date.ts";
import { number } from "./number.ts";
import { choice, choices, tags } from "./options.ts";
import { scale } from "./scale.ts";
import { signature } from "./signature.ts";
import { statement } from "./statement.ts";
import { longText, text } from "./text.ts";
import { yesNo } from "./yes-no.ts";

/** In the order a person building a form would look for them. */
export const builtInFields: FieldType[] = [
  text,
  longText,
  choice,
  choices,
  tags,
  yesNo,
  scale,
  number,
  date,
  signature,
  statement,
];

export const builtIn: FieldRegistry = /* @__PURE__ */ fieldRegistry(builtInFields);
