import type { Answers, Json } from "@quad/forms";
import { useEffect, useRef, useState } from "react";
import type { DraftKeeper, SaveState } from "./draft.ts";
import { draftKeeper, localDraftStore } from "./draft.ts";

export interface Draft {
  answers: Answers;
  /** undefined takes the answer away. */
  set: (question: string, value: Json | undefined) => void;
  /** Sends at once: on leaving a field or a page. */
  flush: () => Promise<void>;
  forget: () => void;
  state: SaveState;
  /** The question that was changed last. */
  touched: string | null;
}

/** The answers of one form being filled in, kept on this device until the server has them. */
export function useDraft(options: {
  /** Names the draft on this device; one for each form and subject. */
  key: string;
  initial: Answers;
  /** When the server stored `initial`. */
  savedAt?: string | null;
  /** Absent: nothing is sent before the form is submitted. */
  onSave?: (answers: Answers) => Promise<boolean>;
}): Draft {
  const [store] = useState(() => localDraftStore(options.key));
  const [left] = useState(() => store.read(options.savedAt));
  const [answers, setAnswers] = useState<Answers>(left ?? options.initial);
  const [state, setState] = useState<SaveState>({ kind: left ? "kept" : "clean" });
  const [touched, setTouched] = useState<string | null>(null);
  const latest = useRef(answers);
  const onSave = useRef(options.onSave);
  useEffect(() => {
    onSave.current = options.onSave;
  });
  const [keeper] = useState<DraftKeeper>(() =>
    draftKeeper({
      save: async (current) => (onSave.current ? onSave.current(current) : false),
      store,
      onState: setState,
    }),
  );

  useEffect(() => {
    // What an earlier visit could not send is sent now.
    if (left && onSave.current) keeper.change(left);
    const send = () => void keeper.flush();
    window.addEventListener("online", send);
    window.addEventListener("pagehide", send);
    return () => {
      window.removeEventListener("online", send);
      window.removeEventListener("pagehide", send);
      send();
    };
  }, [keeper, left]);

  return {
    answers,
    set(question, value) {
      const next = { ...latest.current };
      if (value === undefined) delete next[question];
      else next[question] = value;
      latest.current = next;
      setAnswers(next);
      setTouched(question);
      keeper.change(next);
    },
    flush: keeper.flush,
    forget: keeper.forget,
    state,
    touched,
  };
}
