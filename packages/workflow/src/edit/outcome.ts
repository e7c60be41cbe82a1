import type { Text, WorkflowDefinition } from "../contract.ts";
import type { EditCommand } from "./command.ts";

/** What became of a command. A reason is a whole sentence for whoever gave it. */
export type Edited = { ok: true; definition: WorkflowDefinition } | { ok: false; reason: Text };

/** The command of one kind. */
export type Of<K extends EditCommand["do"]> = Extract<EditCommand, { do: K }>;

export const done = (definition: WorkflowDefinition): Edited => ({ ok: true, definition });

export const refuse = (en: string, cy: string): Edited => ({ ok: false, reason: { en, cy } });

export const noStep = (): Edited =>
  refuse("This step is no longer there.", "Nid yw'r cam hwn yno mwyach.");

export const noWay = (): Edited =>
  refuse("This way out is no longer there.", "Nid yw'r ffordd hon ymlaen yno mwyach.");

export const taken = (): Edited =>
  refuse("Something else has this id already.", "Mae'r id hwn gan rywbeth arall eisoes.");
