import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { WorkflowDefinition } from "@quad/workflow";
import type { ReactNode } from "react";
import { BriefSaveNote } from "../../forms/SaveNote.tsx";
import { useFormats } from "../../i18n/format.ts";
import { Status } from "../../ui/Status.tsx";
import { Staying } from "../versions/Counted.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import type { Draft, Session } from "./session.ts";

/** Which version this is, whether it is fit and safe, and what can be done with it. */
export function VersionBar(props: {
  draft: Draft;
  session: Session;
  /** More acts, after undo and redo. */
  children?: ReactNode;
}) {
  const { draft, session } = props;
  const { t } = useLingui();
  const editor = useEditor();
  const { marks } = useDesk();
  const formats = useFormats();
  const { baseVersion } = draft;
  const next = baseVersion + 1;
  const errors = editor.problems.filter(({ severity }) => severity === "error").length;
  const others = editor.problems.length - errors;
  const drafted = marks.count > 0;
  return (
    <section className="wf-bar" aria-label={t`This version`}>
      <div>
        <p className="wf-bar__what">
          <strong>
            {drafted ? (
              <Trans>Version {next}, draft</Trans>
            ) : (
              <Trans>Version {baseVersion}, published</Trans>
            )}
          </strong>
          {errors > 0 && (
            <Status kind="stop">
              <Plural value={errors} one="# problem" other="# problems" />
            </Status>
          )}
          {others > 0 && (
            <Status kind="late">
              <Plural value={others} one="# to look at" other="# to look at" />
            </Status>
          )}
        </p>
        <p className="quiet wf-bar__how">
          {drafted && (
            <span>
              <Plural value={marks.count} one="# change" other="# changes" />
            </span>
          )}
          <span role={session.save.kind === "kept" ? "status" : undefined}>
            {session.save.kind === "clean" && draft.savedAt && draft.savedBy ? (
              <Trans>
                {draft.savedBy} saved it on {formats.dateTime(draft.savedAt)}
              </Trans>
            ) : session.save.kind === "kept" ? (
              <Trans>Not saved yet; kept on this device</Trans>
            ) : (
              <BriefSaveNote state={session.save} />
            )}
          </span>
          {drafted && draft.running > 0 && (
            <span>
              <Staying
                subject={(draft.baseDefinition as WorkflowDefinition).subject}
                count={draft.running}
                version={draft.baseVersion}
              />
            </span>
          )}
        </p>
      </div>
      <div className="acts">
        {editor.editable && (
          <>
            <Again act={editor.undo} able={editor.canUndo}>
              <Trans>Undo</Trans>
            </Again>
            <Again act={editor.redo} able={editor.canRedo}>
              <Trans>Redo</Trans>
            </Again>
          </>
        )}
        {props.children}
      </div>
    </section>
  );
}

/** Stays reachable while there is nothing to do. */
function Again(props: { act: () => void; able: boolean; children: ReactNode }) {
  return (
    <button
      type="button"
      className="btn btn--text wf-again"
      aria-disabled={!props.able || undefined}
      onClick={() => {
        if (props.able) props.act();
      }}
    >
      {props.children}
    </button>
  );
}
