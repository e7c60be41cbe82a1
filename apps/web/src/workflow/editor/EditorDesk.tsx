import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { type Catalogue, registryOf, type WorkflowDefinition } from "@quad/workflow";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { text } from "../../i18n/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { Beside } from "./Beside.tsx";
import { ClashNote } from "./ClashNote.tsx";
import { DiscardDialog } from "./DiscardDialog.tsx";
import { type Desk, DeskContext } from "./desk.ts";
import { type Editor, EditorContext } from "./editor.ts";
import { FileMenu, type Read, ReadNote } from "./FileMenu.tsx";
import { marksOf } from "./marks.ts";
import { Outline } from "./Outline.tsx";
import { Problems } from "./Problems.tsx";
import { StartDialog } from "./StartDialog.tsx";
import { type Draft, useSession } from "./session.ts";
import { indexOf } from "./steps.ts";
import { useKeys } from "./useKeys.ts";
import { usePart } from "./usePart.ts";
import { useProblems } from "./useProblems.ts";
import { useRoom } from "./useRoom.ts";
import { VersionBar } from "./VersionBar.tsx";
import { VersionsLink } from "./VersionsLink.tsx";
import { Whole } from "./Whole.tsx";

/** Everything about one draft on one screen. */
export function EditorDesk(props: { draft: Draft; catalogue: Catalogue; onPublished: () => void }) {
  const { draft, catalogue } = props;
  const { t, i18n } = useLingui();
  const session = useSession(draft);
  const { present: definition, past, future } = session.history;
  const registry = useMemo(() => registryOf(catalogue), [catalogue]);
  const problems = useProblems(definition, catalogue);
  const [selected, select] = useState<string | null>(null);
  const [goal, setGoal] = useState<string | null>(null);
  const [said, setSaid] = useState({ words: "", times: 0 });
  const announce = (words: string) => setSaid(({ times }) => ({ words, times: times + 1 }));
  const [params, setParams] = useSearchParams();
  const trying = params.has("try");
  const [read, setRead] = useState<Read | null>(null);
  const [starting, setStarting] = useState(false);
  const [discarding, setDiscarding] = useState(false);

  const index = useMemo(() => indexOf(definition), [definition]);
  const marks = useMemo(
    () => marksOf(draft.baseDefinition as WorkflowDefinition, definition),
    [draft.baseDefinition, definition],
  );
  const counts = useMemo(
    () => new Map(draft.counts.map(({ uid, count }) => [uid, count])),
    [draft.counts],
  );

  const editor: Editor = {
    schemeId: draft.schemeId,
    workflowKey: draft.key,
    definition,
    registry,
    locale: i18n.locale,
    selected,
    select,
    run: (...commands) => {
      if (draft.editable) session.run(commands);
    },
    undo: () => {
      session.undo();
      setRead(null);
      announce(t`Undone.`);
    },
    redo: () => {
      session.redo();
      announce(t`Done again.`);
    },
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    problems,
    counts,
    editable: draft.editable,
  };
  const desk: Desk = {
    index,
    marks,
    say: (words) => text(words, i18n.locale),
    jump: (id) => {
      select(id);
      setGoal(id);
    },
    goal,
    arrived: () => setGoal(null),
    announce,
  };
  useKeys(editor, desk);
  useEffect(() => {
    // What was aimed at has gone.
    if (goal !== null && !index.byUid.has(goal) && !index.ofWay.has(goal)) setGoal(null);
  }, [goal, index]);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const [told, setTold] = useState(errors);
  useEffect(() => {
    if (errors === told) return;
    setTold(errors);
    setSaid(({ times }) => ({
      words: plural(errors, {
        0: "Nothing stops publishing any more.",
        one: "# problem stops publishing.",
        other: "# problems stop publishing.",
      }),
      times: times + 1,
    }));
  }, [errors, told]);

  const PublishDialog = usePart(
    draft.editable,
    async () => (await import("../versions/PublishDialog.tsx")).PublishDialog,
  );
  const tryIt = () =>
    setParams(trying ? {} : { try: "1" }, { replace: true, preventScrollReset: true });
  return (
    <EditorContext value={editor}>
      <DeskContext value={desk}>
        <p className="vh" role="status">
          {/* The same words again are read again. */}
          {said.words + "\u00a0".repeat(said.times % 2)}
        </p>
        <VersionBar draft={draft} session={session}>
          <VersionsLink draft={draft} session={session} />
          <Button pressed={trying} onClick={tryIt}>
            <Trans>Try it</Trans>
          </Button>
          <FileMenu
            session={session}
            onRead={setRead}
            onStart={() => setStarting(true)}
            {...(draft.editable &&
              session.revision() > 0 && { onDiscard: () => setDiscarding(true) })}
          />
          {PublishDialog && marks.count > 0 && (
            <PublishDialog
              schemeId={draft.schemeId}
              workflowKey={draft.key}
              revision={session.revision()}
              prepare={async () => {
                await session.flush();
                return session.revision();
              }}
              onJump={desk.jump}
              onPublished={props.onPublished}
            />
          )}
        </VersionBar>
        <StartDialog
          open={starting}
          onClose={() => setStarting(false)}
          onStart={(started, file) => {
            session.replace(started);
            setRead({ file, ok: true, findings: [] });
          }}
        />
        <DiscardDialog
          open={discarding}
          draft={draft}
          session={session}
          onClose={() => setDiscarding(false)}
        />
        {session.clashing && (
          <ClashNote draft={draft} session={session} onPublished={props.onPublished} />
        )}
        {read && <ReadNote read={read} onClose={() => setRead(null)} />}
        {session.refusal && (
          <div className="wf-note">
            <Note kind="bad" role="alert" key={session.refusals}>
              {desk.say(session.refusal)}
            </Note>
          </div>
        )}
        <Flow trying={trying} onBack={tryIt}>
          <Problems />
          <Outline />
          <Whole />
        </Flow>
      </DeskContext>
    </EditorContext>
  );
}

/**
 * The outline, and beside it where there is room what shows the same in another way. On a phone a
 * trial takes the outline's place.
 */
function Flow(props: { trying: boolean; onBack: () => void; children: ReactNode }) {
  const { trying, children } = props;
  const room = useRoom(48);
  if (!room && trying) {
    return (
      <>
        <Button variant="text" onClick={props.onBack}>
          <Trans>Back to the steps</Trans>
        </Button>
        <Beside trying picture={false} />
      </>
    );
  }
  if (!room) return children;
  return (
    <div className="wf-flow">
      <div>{children}</div>
      <div className="wf-beside">
        <Beside trying={trying} picture />
      </div>
    </div>
  );
}
