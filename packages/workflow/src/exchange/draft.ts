import type { InvokeDef, StateDef, TransitionDef, WorkflowDefinition } from "../contract.ts";

/*
 * A chart on its way in, whatever the format of the file: states are objects that point at each
 * other, so that names can be put right afterwards.
 */

export type DraftTrigger =
  /** Names as the file has them; "*" and "a.*" stand for every event that the file names. */
  | { kind: "on"; events: string[]; prefix?: boolean }
  | { kind: "after"; timer: string }
  | { kind: "always" }
  | { kind: "onDone" }
  /** Position among the invocations of the state. */
  | { kind: "invokeDone" | "invokeError"; invoke: number };

export interface DraftWay {
  trigger: DraftTrigger;
  /** Everything but the target; an id when the file has one. */
  def: Partial<Omit<TransitionDef, "target">>;
  /** Where it leads; absent when it stays, or when the file names a state that isn't there. */
  to?: DraftState;
  /** How the file writes the target, in the notation of definitions. Kept if it still fits. */
  raw?: string;
}

export type DraftInvoke = Partial<Omit<InvokeDef, "onDone" | "onError">> &
  Pick<InvokeDef, "src"> & { onError?: [] };

export interface DraftState {
  /** As the file calls it. */
  name: string;
  /**
   * What can be taken as it is: uid, label, type, actions, and fields that are there but empty.
   * A uid says that the file is Quad's own.
   */
  def: Partial<StateDef>;
  children: DraftState[];
  ways: DraftWay[];
  invokes: DraftInvoke[];
  /** Which of the children it begins with, or a state deeper inside. */
  initial?: DraftState;
  /** Of a history state: where it leads when nothing is remembered. */
  fallback?: Pick<DraftWay, "to" | "raw">;
}

/** `head` holds what Quad's own file says about the whole; empty for others. */
export interface Draft {
  head: Partial<Omit<WorkflowDefinition, "states" | "initial">>;
  name: string;
  children: DraftState[];
  initial?: DraftState;
  /** Of Quad's own file with an initial that isn't there. */
  rawInitial?: string;
}

export const draftState = (name: string, def: Partial<StateDef> = {}): DraftState => ({
  name,
  def,
  children: [],
  ways: [],
  invokes: [],
});

export const isFinal = ({ def }: DraftState): boolean => def.type === "final";
export const isHistory = ({ def }: DraftState): boolean =>
  def.type === "history" || (def.type === undefined && def.history !== undefined);

/** Whether a state can come to its end by itself. */
export function canComplete(state: DraftState): boolean {
  if (state.def.type === "parallel") {
    return state.children.filter((child) => !isHistory(child)).every(canComplete);
  }
  return isFinal(state) || state.children.some(isFinal);
}
