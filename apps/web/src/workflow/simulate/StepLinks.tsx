import type { StateDef } from "@quad/workflow";
import { Fragment } from "react";
import { text } from "../../i18n/text.ts";
import { useEditor } from "../editor/editor.ts";

/** The steps of these uids by name; each selects its step in the outline. */
export function StepLinks({ uids }: { uids: readonly string[] }) {
  const { definition, locale, select } = useEditor();
  return uids.map((uid, index) => {
    const state = find(definition.states, uid);
    return (
      <Fragment key={uid}>
        {index > 0 && ", "}
        <button type="button" className="wf-link" onClick={() => select(uid)}>
          {state?.label ? text(state.label, locale) : uid}
        </button>
      </Fragment>
    );
  });
}

function find(states: Record<string, StateDef>, uid: string): StateDef | undefined {
  for (const state of Object.values(states)) {
    const found = state.uid === uid ? state : find(state.states ?? {}, uid);
    if (found) return found;
  }
  return undefined;
}
