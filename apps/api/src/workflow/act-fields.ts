import type { JsonSchema, WorkflowDefinition } from "@quad/workflow";
import type { Context } from "../context.ts";
import { choicesFor } from "../partnership/partnership.service.ts";
import { say } from "../words.ts";
import { ActChoice, ActField } from "./act.types.ts";
import type { SubjectRef } from "./workflow.contract.ts";
import { words } from "./workflow.words.ts";

const kinds: Partial<Record<JsonSchema["type"], string>> = {
  string: "text",
  integer: "number",
  number: "number",
  boolean: "yesNo",
};

/**
 * The fields of an event's payload as the caller can fill them in; null when they can't: a list or
 * an object has no field, and a choice may have nothing to choose.
 */
export async function fieldsOf(
  ctx: Context,
  subject: SubjectRef,
  event: WorkflowDefinition["events"][string],
  roles: readonly string[],
): Promise<ActField[] | null> {
  const { payload } = event;
  if (!payload) return [];
  if (payload.type !== "object") return null;
  const found: ActField[] = [];
  for (const [name, schema] of Object.entries(payload.properties ?? {})) {
    const required = payload.required?.includes(name) ?? false;
    const field = await fieldOf(ctx, subject, name, schema, required, roles);
    if (field) found.push(field);
    else if (required) return null;
  }
  return found;
}

async function fieldOf(
  ctx: Context,
  subject: SubjectRef,
  name: string,
  schema: JsonSchema,
  required: boolean,
  roles: readonly string[],
): Promise<ActField | null> {
  const field = (kind: string, choices: { value: string; label: string }[] = []) =>
    Object.assign(new ActField(), {
      name,
      label: schema.label ? say(ctx, schema.label) : name,
      kind,
      required,
      choices: choices.map((one) => Object.assign(new ActChoice(), one)),
      maxLength: schema.maxLength ?? null,
    });
  if (schema.format === "member" || schema.format === "candidate") {
    // People speak for themselves: only whoever looks after them names others.
    if (!roles.includes("coordinator") || subject.subjectType !== "partnership") return null;
    const choices = await choicesFor(ctx, subject.subjectId, schema.format);
    if (choices.length === 0) return null;
    return Object.assign(field("choice", choices), {
      required: true,
      label: say(ctx, schema.label ?? words.whom),
    });
  }
  if (schema.enum) {
    const texts = schema.enum.filter((one): one is string => typeof one === "string");
    return field(
      "choice",
      texts.map((value) => ({ value, label: value })),
    );
  }
  if (schema.format === "date") return field("date");
  const kind = kinds[schema.type];
  return kind ? field(kind) : null;
}
