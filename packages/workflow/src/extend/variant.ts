import type { Diagnostic, Subject, Text } from "../contract.ts";
import type { EditCommand } from "../edit/command.ts";
import { key, words } from "../parse/definition.ts";
import { list, object, oneOf, problemsOf } from "../parse/shape.ts";
import { command } from "./command-shape.ts";

/**
 * A workflow told by what sets it apart from another one: the commands of an editor that would turn
 * the one into the other. They name steps by uid and ways by id, so that a variant goes on fitting
 * while its base is renamed, reordered or added to.
 */
export interface WorkflowVariant {
  format: "wf-variant/1";
  /** The key of what it is a variant of: a definition, or a variant that was expanded before. */
  extends: string;
  key: string;
  label: Text;
  /** Default: that of the base. */
  description?: Text;
  /** Has to be that of the base. */
  subject?: Subject;
  patch: EditCommand[];
}

export type ParsedVariant =
  | { ok: true; variant: WorkflowVariant }
  | { ok: false; problems: Diagnostic[] };

const shape = object(
  { format: oneOf("wf-variant/1"), extends: key, key, label: words, patch: list(command) },
  { description: words, subject: oneOf("enrolment", "round", "partnership") },
);

/**
 * Takes JSON of unknown origin for a variant, or says everything that is wrong with its shape (rule
 * "shape", always errors). Whether it fits its base is for `expand`.
 */
export function parseVariant(value: unknown): ParsedVariant {
  const problems = problemsOf(shape, value);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, variant: value as WorkflowVariant };
}
