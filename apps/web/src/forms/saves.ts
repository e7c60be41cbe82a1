import type { Answers } from "@quad/forms";
import { useState } from "react";

/** What became of sending a draft. `revision` is the server's present one. */
export type Sent =
  | { kind: "saved"; revision: number }
  | { kind: "clash"; revision: number }
  | { kind: "failed" };

/** Saves drafts one after another, each against the revision last seen. */
export interface Saver {
  /** For `FormRunner`'s onSave: whether the server has them. */
  save(answers: Answers): Promise<boolean>;
  /** For submitting: what the answers on screen are based on. */
  revision(): number;
  /** Somebody else saved meanwhile: nothing more is saved until `keep` or `drop`. */
  clash(revision: number): void;
  /** The answers on screen are to replace the others; goes out with the next saving. */
  keep(): void;
  /** The answers on screen are given up: nothing of them is saved any more. */
  drop(): void;
}

export function saver(options: {
  revision: number;
  send: (answers: Answers, expectedRevision: number) => Promise<Sent>;
  /** Whether a decision is needed. */
  onClash: (clashing: boolean) => void;
}): Saver {
  let revision = options.revision;
  let other: number | null = null;
  let dropped = false;

  function clash(found: number) {
    other = found;
    options.onClash(true);
  }
  return {
    async save(answers) {
      if (dropped) return true;
      if (other !== null) return false;
      const sent = await options.send(answers, revision);
      if (sent.kind === "clash") clash(sent.revision);
      if (sent.kind !== "saved") return false;
      revision = sent.revision;
      return true;
    },
    revision: () => revision,
    clash,
    keep() {
      revision = other ?? revision;
      other = null;
      options.onClash(false);
    },
    drop() {
      dropped = true;
    },
  };
}

/** A `Saver` for one form on screen, and whether it waits for a decision. Options are read once, but `send` may change. */
export function useSaver(
  revision: number,
  send: (answers: Answers, expectedRevision: number) => Promise<Sent>,
): { saver: Saver; clashing: boolean } {
  const [clashing, setClashing] = useState(false);
  const [made] = useState(() => saver({ revision, send, onClash: setClashing }));
  return { saver: made, clashing };
}
