import type { ParamField, ParamSchema, Params } from "./contract.ts";

export interface ParamFault {
  param: string;
  code: "unknown" | "missing" | "wrongType" | "tooSmall" | "tooLarge" | "notAChoice";
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown) =>
  isRecord(value) && Object.values(value).every((words) => typeof words === "string");

function rightType(field: ParamField, value: unknown): boolean {
  switch (field.type) {
    case "string":
    case "choice":
      return typeof value === "string";
    case "question":
      return typeof value === "string" && value !== "";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "integer":
      return Number.isInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "strings":
    case "questions":
      return Array.isArray(value) && value.every((v) => typeof v === "string");
    case "groups":
      return (
        Array.isArray(value) && value.every((v) => rightType({ ...field, type: "strings" }, v))
      );
    case "text":
      return isText(value);
    case "labels":
      return isRecord(value) && Object.values(value).every(isText);
  }
}

function fault(field: ParamField, value: unknown): ParamFault["code"] | null {
  if (value === undefined) return field.required ? "missing" : null;
  if (!rightType(field, value)) return "wrongType";
  if (typeof value === "number" && value < (field.minimum ?? value)) return "tooSmall";
  if (typeof value === "number" && value > (field.maximum ?? value)) return "tooLarge";
  if (field.choices && !field.choices.some((c) => c.value === value)) return "notAChoice";
  return null;
}

/** Everything in `params` that the schema doesn't allow; empty when they may be used. */
export function checkParams(schema: ParamSchema, params: Params): ParamFault[] {
  const unknown = Object.keys(params).filter((param) => !Object.hasOwn(schema, param));
  return [
    ...unknown.map((param) => ({ param, code: "unknown" as const })),
    ...Object.entries(schema).flatMap(([param, field]) => {
      const code = fault(field, params[param]);
      return code ? [{ param, code }] : [];
    }),
  ];
}
