import type { Text } from "@quad/workflow";
import { createContext, useContext } from "react";
import type { Marks } from "./marks.ts";
import type { StepIndex } from "./steps.ts";

/** What the parts of the outline share beyond the editor itself. */
export interface Desk {
  index: StepIndex;
  marks: Marks;
  /** A text in the language of the sentences. */
  say(text: Text | undefined): string;
  /** Selects a step or a way and takes the focus there. */
  jump(id: string): void;
  /** Where the focus is to go; the part that takes it calls `arrived`. */
  goal: string | null;
  arrived(): void;
  /** Says something to a screen reader. */
  announce(words: string): void;
}

export const DeskContext = createContext<Desk | null>(null);

/** Throws outside of an editor. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("This has to stand inside an editor.");
  return desk;
}
