import type { FieldType } from "../contract.ts";
import { rulesObject } from "./rules.ts";

/** Words on the page; takes no answer. */
export const statement: FieldType = {
  type: "statement",
  label: { en: "Statement", cy: "Datganiad" },
  answerable: false,
  rulesSchema: () => rulesObject({}),
  normalise: () => undefined,
  validate: () => [],
  schema: () => ({ not: {} }),
  summary: () => "",
  messages: {},
};
