import { useApolloClient } from "@apollo/client/react";
import type { Json } from "@quad/forms";
import {
  changed,
  createHistory,
  type EditCommand,
  type EditHistory,
  redone,
  type Text,
  undone,
  type WorkflowDefinition,
} from "@quad/workflow";
import { useEffect, useRef, useState } from "react";
import { actionRunner, type Outcome } from "../../api/action.ts";
import { draftKeeper, localDraftStore, type SaveState } from "../../forms/draft.ts";
import { type Sent, saver } from "../../forms/saves.ts";
import {
  SaveWorkflowDraftDocument,
  type SaveWorkflowDraftMutation,
  type SaveWorkflowDraftMutationVariables,
  type WorkflowDraftQuery,
} from "../../gql/WorkflowDraft.ts";

export type Draft = WorkflowDraftQuery["workflowDraft"];

/** One person's editing of one draft: what was done, and whether it is safe. */
export interface Session {
  history: EditHistory;
  run(commands: readonly EditCommand[]): void;
  undo(): void;
  redo(): void;
  /** Puts another definition in place of this one, as one undoable change. */
  replace(definition: WorkflowDefinition): void;
  /** Begins anew with what the server has. Nothing of this session is sent any more. */
  restart(definition: WorkflowDefinition, revision: number): void;
  /** Why the last change wasn't made. */
  refusal: Text | null;
  /** How often something was refused, so that the same reason is said again. */
  refusals: number;
  save: SaveState;
  /** Somebody else saved meanwhile: nothing is sent until `restart`. */
  clashing: boolean;
  /** Sends what is waiting. */
  flush(): Promise<void>;
  revision(): number;
}

/** What this device keeps until the server has it. */
interface Kept {
  definition: WorkflowDefinition;
  revision: number;
}

export function useSession(draft: Draft): Session {
  const client = useApolloClient();
  const first = draft.definition as WorkflowDefinition;
  const ref = { schemeId: draft.schemeId, key: draft.key };
  const [store] = useState(() => localDraftStore(`workflow:${ref.schemeId}:${ref.key}`));
  const [left] = useState(() => {
    const found = store.read(draft.savedAt) as unknown as Kept | null;
    return draft.editable && found?.definition ? found : null;
  });
  const [history, setHistory] = useState<EditHistory>(() => {
    const begun = createHistory(first);
    return left ? { ...begun, present: left.definition, past: [first] } : begun;
  });
  const latest = useRef(history);
  const [refused, setRefused] = useState<{ reason: Text | null; times: number }>({
    reason: null,
    times: 0,
  });
  const [save, setSave] = useState<SaveState>({ kind: left ? "kept" : "clean" });
  const [clashing, setClashing] = useState(false);

  const [runner] = useState(() =>
    actionRunner<SaveWorkflowDraftMutation, SaveWorkflowDraftMutationVariables>(
      async (variables, key) => {
        const { data } = await client.mutate({
          mutation: SaveWorkflowDraftDocument,
          variables,
          context: { headers: { "x-idempotency-key": key } },
        });
        return data;
      },
    ),
  );

  function sent(outcome: Outcome<SaveWorkflowDraftMutation>): Sent {
    if (outcome.kind === "done") return { kind: "saved", revision: outcome.value.revision };
    if (outcome.kind === "failed") return { kind: "failed" };
    const { problem } = outcome;
    if ("currentRevision" in problem) return { kind: "clash", revision: problem.currentRevision };
    setRefused((was) => ({ reason: { en: problem.message }, times: was.times + 1 }));
    return { kind: "failed" };
  }

  async function send(definition: WorkflowDefinition, revision: number): Promise<Sent> {
    let expectedRevision = revision;
    // A save whose answer was lost may have happened: it is asked for again before the next one, or
    // the next would meet itself as somebody else.
    const lost = await runner.retry();
    if (lost?.kind === "failed") return { kind: "failed" };
    if (lost) {
      const before = sent(lost);
      if (before.kind !== "saved") return before;
      expectedRevision = before.revision;
    }
    return sent(await runner.run({ input: { ...ref, definition, expectedRevision } }));
  }

  const make = (revision: number) => {
    const saves = saver({
      revision,
      send: (answers, expected) => send((answers as unknown as Kept).definition, expected),
      onClash: setClashing,
    });
    const keeper = draftKeeper({ save: saves.save, store, onState: setSave });
    return { saves, keeper };
  };
  const [made, setMade] = useState(() => make(left?.revision ?? draft.revision));
  const current = useRef(made);
  current.current = made;

  useEffect(() => {
    const { keeper } = made;
    const flush = () => void keeper.flush();
    if (left && latest.current.present === left.definition) {
      keeper.change(left as unknown as Record<string, Json>);
    }
    window.addEventListener("online", flush);
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("online", flush);
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [made, left]);

  function show(next: EditHistory, keep = true) {
    if (next === latest.current) return;
    latest.current = next;
    setHistory(next);
    if (!keep) return;
    const { keeper, saves } = current.current;
    const kept: Kept = { definition: next.present, revision: saves.revision() };
    keeper.change(kept as unknown as Record<string, Json>);
  }

  return {
    history,
    run(commands) {
      const edited = changed(latest.current, commands, Date.now());
      const reason = edited.ok ? null : edited.reason;
      setRefused((was) => ({ reason, times: was.times + (reason ? 1 : 0) }));
      if (edited.ok) show(edited.history);
    },
    undo: () => show(undone(latest.current)),
    redo: () => show(redone(latest.current)),
    replace(definition) {
      const { present, past } = latest.current;
      show({ present: definition, past: [...past, present], future: [], typing: null });
    },
    restart(definition, revision) {
      current.current.saves.drop();
      current.current.keeper.forget();
      show(createHistory(definition), false);
      setClashing(false);
      setSave({ kind: "clean" });
      setMade(make(revision));
    },
    refusal: refused.reason,
    refusals: refused.times,
    save,
    clashing,
    flush: () => current.current.keeper.flush(),
    revision: () => current.current.saves.revision(),
  };
}
