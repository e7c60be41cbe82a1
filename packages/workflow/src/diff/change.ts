/** What a change is about; the order in which changes are listed. */
export const ABOUT = [
  "step",
  "way",
  "rule",
  "reminder",
  "timer",
  "action",
  "event",
  "stage",
  "text",
  "layout",
] as const;

export interface Change {
  kind: "added" | "removed" | "changed" | "moved";
  about: (typeof ABOUT)[number];
  /** uid of a step, id of a way, key of an event, timer or stage; "" for the workflow itself. */
  id: string;
  /** The step that it is in. */
  stepUid?: string;
  /** What was and what is, in words, where there is something to say. */
  before?: string;
  after?: string;
  /** The change in one sentence. */
  sentence: string;
}
