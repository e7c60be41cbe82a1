import type { Answers } from "@quad/forms";

/** kept: not on the server yet, but on this device. unsaved: on the screen only. */
export type SaveState =
  | { kind: "clean" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "kept" }
  | { kind: "unsaved" };

/** A place on this device for answers that the server doesn't have yet. */
export interface DraftStore {
  /** False when the device stores nothing. */
  write(answers: Answers): boolean;
  /** What was left behind, unless the server's copy is newer than that. */
  read(savedAt?: string | null): Answers | null;
  clear(): void;
}

export interface DraftKeeper {
  /** New answers: kept on the device at once, sent after a pause. */
  change(answers: Answers): void;
  /** Sends what is waiting now. Resolves when nothing is under way any more. */
  flush(): Promise<void>;
  /** Nothing is waiting any more: the form has been submitted. */
  forget(): void;
}

/** Milliseconds of quiet before answers are sent. */
const PAUSE = 800;
/** Milliseconds until a failed sending is tried again. */
const AGAIN = 20_000;

export function localDraftStore(key: string, storage: Storage = localStorage): DraftStore {
  const name = `quad-draft:${key}`;
  return {
    write(answers) {
      try {
        storage.setItem(name, JSON.stringify({ at: new Date().toISOString(), answers }));
        return true;
      } catch {
        return false;
      }
    },
    read(savedAt) {
      try {
        const { at, answers } = JSON.parse(storage.getItem(name) ?? "null") ?? {};
        const newer = typeof at === "string" && (!savedAt || at > savedAt);
        return newer && typeof answers === "object" ? answers : null;
      } catch {
        return null;
      }
    },
    clear() {
      try {
        storage.removeItem(name);
      } catch {
        // Nothing could be written there either.
      }
    },
  };
}

/**
 * Sends answers one sending at a time, newest last, and tries again after a failure.
 * `save` resolves to whether the server has them.
 */
export function draftKeeper(options: {
  save: (answers: Answers) => Promise<boolean>;
  store: DraftStore;
  onState: (state: SaveState) => void;
}): DraftKeeper {
  const { save, store, onState } = options;
  let waiting: Answers | null = null;
  let underWay: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = false;

  async function send(): Promise<void> {
    while (waiting) {
      const answers: Answers = waiting;
      waiting = null;
      onState({ kind: "saving" });
      const done = await save(answers).catch(() => false);
      if (done) {
        if (waiting) continue;
        store.clear();
        onState({ kind: "saved", at: new Date() });
        return;
      }
      waiting ??= answers;
      onState({ kind: kept ? "kept" : "unsaved" });
      timer = setTimeout(flush, AGAIN);
      return;
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    underWay ??= send().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    change(answers) {
      waiting = answers;
      kept = store.write(answers);
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE);
    },
    flush,
    forget() {
      clearTimeout(timer);
      waiting = null;
      store.clear();
    },
  };
}
