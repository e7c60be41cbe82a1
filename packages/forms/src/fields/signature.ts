import type { FieldType, Json } from "../contract.ts";
import { countCharacters } from "../words.ts";
import { asGiven, rulesObject, tooLong } from "./rules.ts";

const LONGEST_NAME = 200;

function isRecord(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A typed full name and a tick: `{ name, agreed: true }`. When it was signed, and what, is for
 * the host to record beside the answer; it is never taken from the person's input.
 */
export const signature: FieldType = {
  type: "signature",
  label: { en: "Signature", cy: "Llofnod" },
  rulesSchema: () => rulesObject({}),
  normalise(value) {
    if (!isRecord(value)) return asGiven(value);
    const name = typeof value.name === "string" ? value.name.trim() : "";
    const agreed = value.agreed === true;
    return name === "" && !agreed ? undefined : { name, agreed };
  },
  validate(value) {
    if (!isRecord(value)) return [{ code: "invalid", params: {} }];
    const name = typeof value.name === "string" ? value.name : "";
    const over = countCharacters(name) - LONGEST_NAME;
    if (name === "") return [{ code: "nameMissing", params: {} }];
    if (over > 0) return [{ code: "tooLong", params: { max: LONGEST_NAME, over } }];
    return value.agreed === true ? [] : [{ code: "notTicked", params: {} }];
  },
  schema: () => ({
    type: "object",
    properties: {
      name: { type: "string", minLength: 1, maxLength: LONGEST_NAME },
      agreed: { const: true },
    },
    required: ["name", "agreed"],
    additionalProperties: false,
  }),
  summary: (value) => (isRecord(value) ? String(value.name) : ""),
  messages: {
    required: {
      en: "Enter your full name and tick the box to sign",
      cy: "Rhowch eich enw llawn a thiciwch y blwch i lofnodi",
    },
    invalid: {
      en: "Enter your full name and tick the box to sign",
      cy: "Rhowch eich enw llawn a thiciwch y blwch i lofnodi",
    },
    nameMissing: { en: "Enter your full name", cy: "Rhowch eich enw llawn" },
    notTicked: { en: "Tick the box to sign", cy: "Ticiwch y blwch i lofnodi" },
    tooLong,
  },
};
