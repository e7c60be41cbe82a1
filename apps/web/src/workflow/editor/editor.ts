import type { Diagnostic, EditCommand, Registry, WorkflowDefinition } from "@quad/workflow";
import { createContext, useContext } from "react";

/** The draft of a workflow while somebody edits it: every part of the screen reads and changes this. */
export interface Editor {
  schemeId: string;
  workflowKey: string;
  definition: WorkflowDefinition;
  /** What definitions may use. Its guards let everything through: to check and describe, not to run. */
  registry: Registry;
  /** Language of the sentences. */
  locale: string;
  /** The uid of a step or the id of a way; the outline and the picture show the same one. */
  selected: string | null;
  select(id: string | null): void;
  /** Makes one undoable change. Commands that don't apply are reported and change nothing. */
  run(...commands: EditCommand[]): void;
  undo(): void;
  redo(): void;
  canUndo: boolean;
  canRedo: boolean;
  /** Of the definition as it stands, soon after each change. */
  problems: readonly Diagnostic[];
  /** How many are in each step of the published versions now, by uid. */
  counts: ReadonlyMap<string, number>;
  /** False for somebody who may only look. */
  editable: boolean;
}

export const EditorContext = createContext<Editor | null>(null);

/** Throws outside of an editor. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("This has to stand inside an editor.");
  return editor;
}
