import { useState } from "react";
import type { Choice } from "./choices.ts";
import { sameOrder } from "./choices.ts";

export interface Choosing {
  choices: readonly Choice[];
  /** Changed since the server last had them. */
  changed: boolean;
  set: (choices: readonly Choice[]) => void;
  /** The server has them: nothing is kept on this device any more. */
  settle: () => void;
}

function read(name: string): readonly Choice[] | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? "null");
    return Array.isArray(kept) ? (kept as Choice[]) : null;
  } catch {
    return null;
  }
}

/** Choices being made: kept in this tab until they are saved, so that a look elsewhere loses nothing. */
export function useChoices(enrolmentId: string, saved: readonly Choice[]): Choosing {
  const name = `quad-choices:${enrolmentId}`;
  const [own, setOwn] = useState(() => read(name));
  const choices = own ?? saved;
  return {
    choices,
    changed: !sameOrder(choices, saved),
    set(next) {
      setOwn(next);
      try {
        sessionStorage.setItem(name, JSON.stringify(next));
      } catch {
        // They stay on the screen.
      }
    },
    settle() {
      setOwn(null);
      try {
        sessionStorage.removeItem(name);
      } catch {
        // Nothing could be written there either.
      }
    },
  };
}
