import type { Diagnostic, Text, WorkflowDefinition } from "../contract.ts";
import { applyCommand } from "../edit/apply.ts";
import type { EditCommand } from "../edit/command.ts";
import { parseDefinition } from "../parse/definition.ts";
import type { WorkflowVariant } from "./variant.ts";

export type Expanded =
  | { ok: true; definition: WorkflowDefinition }
  | { ok: false; problems: Diagnostic[] };

const problem = (path: string[], en: string, cy: string): Diagnostic => ({
  rule: "variant",
  severity: "error",
  path,
  message: { en, cy },
});

/** What a command changes, as its author wrote it: "way.set proposed-declined". */
function nameOf(command: EditCommand): string {
  const fields = command as Record<string, unknown>;
  const at = (fields.at ?? {}) as Record<string, unknown>;
  const subject = [fields.id, fields.uid, fields.key, fields.type, at.wayId, at.uid].find(
    (one) => typeof one === "string",
  );
  return subject === undefined ? command.do : `${command.do} ${subject}`;
}

const inLanguage = (text: Text, language: string): string => text[language] ?? text.en ?? "";

/**
 * The whole definition that a variant stands for; this is what is published and run. The base stays
 * as it is. Fails with the first command that its base no longer has room for, by its place in the
 * patch and its name, or when the variant is of another base or subject. Whether the result makes
 * sense is for `check`.
 */
export function expand(variant: WorkflowVariant, base: WorkflowDefinition): Expanded {
  if (variant.extends !== base.key) {
    return {
      ok: false,
      problems: [
        problem(
          ["extends"],
          `This is a variant of "${variant.extends}", not of "${base.key}".`,
          `Amrywiad ar "${variant.extends}" yw hwn, nid ar "${base.key}".`,
        ),
      ],
    };
  }
  if (variant.subject !== undefined && variant.subject !== base.subject) {
    return {
      ok: false,
      problems: [
        problem(
          ["subject"],
          `"${base.key}" runs for another subject: ${base.subject}.`,
          `Mae "${base.key}" yn rhedeg ar gyfer pwnc arall: ${base.subject}.`,
        ),
      ],
    };
  }
  let definition = base;
  for (const [i, command] of variant.patch.entries()) {
    const edited = applyCommand(definition, command);
    if (!edited.ok) {
      const what = nameOf(command);
      return {
        ok: false,
        problems: [
          problem(
            ["patch", String(i)],
            `Change ${i + 1} (${what}) doesn't fit "${base.key}": ${inLanguage(edited.reason, "en")}`,
            `Nid yw newid ${i + 1} (${what}) yn ffitio "${base.key}": ${inLanguage(edited.reason, "cy")}`,
          ),
        ],
      };
    }
    definition = edited.definition;
  }
  const { key, label, description } = variant;
  const whole = { ...definition, key, label, ...(description && { description }) };
  const parsed = parseDefinition(whole);
  return parsed.ok ? { ok: true, definition: whole } : parsed;
}
