import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { WorkflowDefinition } from "@quad/workflow";
import { useEffect, useRef } from "react";
import { useParams } from "react-router";
import { useAction } from "../../api/useAction.ts";
import {
  type MoveStateFragment,
  MoveVersionsDocument,
  OneMoveDocument,
  StopMoveDocument,
  UndoMoveDocument,
} from "../../gql/Move.ts";
import { useFormats } from "../../i18n/format.ts";
import { useText } from "../../i18n/text.ts";
import { ActionNote } from "../../scheme/ActionNote.tsx";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { NextStep } from "../../ui/NextStep.tsx";
import { Page, Section } from "../../ui/Page.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Unready } from "../../ui/Unready.tsx";
import { Stays } from "./Stays.tsx";

/** Milliseconds between two looks at a move that goes on. */
const PULSE = 700;

/** One move: how far it is, what became of it, and the way back. */
export function MoveRunPage() {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const { schemeId = "", key = "", moveId = "" } = useParams();
  const versions = useQuery(MoveVersionsDocument, { variables: { schemeId, key } });
  const { data, error, stopPolling, startPolling } = useQuery(OneMoveDocument, {
    variables: { id: moveId },
    fetchPolicy: "network-only",
    pollInterval: PULSE,
  });
  const move = data?.migration;
  const going = move?.state === "running" || move?.state === "undoing";
  const state = move?.state;
  const body = useRef<HTMLDivElement>(null);
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (state !== undefined && !going) stopPolling();
    // What was pressed is gone once it has begun or ended.
    if (before.current !== undefined && before.current !== state) body.current?.focus();
    before.current = state;
  }, [state, going, stopPolling]);
  if (!move || !versions.data) return <Unready error={error ?? versions.error} />;
  const definition = versions.data.workflowVersions[0]!.definition as WorkflowDefinition;
  const base = `/schemes/${schemeId}/workflow/${key}`;
  return (
    <Page
      title={t`From version ${move.fromVersion} to version ${move.toVersion}`}
      kicker={text(definition.label)}
      back={{ to: `${base}/versions`, label: t`All versions` }}
      lede={
        move.startedBy
          ? t`${move.startedBy} began it on ${formats.dateTime(move.startedAt)}.`
          : t`Begun on ${formats.dateTime(move.startedAt)}.`
      }
    >
      <div ref={body} tabIndex={-1} className="move__state">
        {going ? (
          <Going move={move} />
        ) : (
          <Over base={base} move={move} onUndo={() => startPolling(PULSE)} />
        )}
      </div>
      {move.stays.length > 0 && (
        <Section title={t`Who stayed, and why`}>
          <Stays
            schemeId={schemeId}
            subject={definition.subject}
            stays={move.stays}
            label={t`Who stayed, and why`}
          />
        </Section>
      )}
    </Page>
  );
}

function Going({ move }: { move: MoveStateFragment }) {
  const stop = useAction(StopMoveDocument);
  const { total } = move;
  const back = move.state === "undoing";
  const done = back ? move.undone + move.kept : total - move.waiting;
  const all = back ? done + move.moved : total;
  return (
    <>
      <Progress
        value={done}
        max={Math.max(1, all)}
        actions={
          <>
            {!back && (
              <Button busy={stop.busy} onClick={() => void stop.run({ id: move.id })}>
                <Trans>Stop here</Trans>
              </Button>
            )}
            <span className="small quiet">
              <Trans>You can leave this page; it carries on.</Trans>
            </span>
          </>
        }
      >
        {back ? (
          <Trans>
            Taking back: {done} of {all} so far.
          </Trans>
        ) : (
          <Trans>
            Moving: {done} of {all} so far.
          </Trans>
        )}
      </Progress>
      <ActionNote schemeId={move.schemeId} action={stop} />
    </>
  );
}

function Over(props: { move: MoveStateFragment; base: string; onUndo: () => void }) {
  const { t } = useLingui();
  const { move } = props;
  const undo = useAction(UndoMoveDocument);
  const { toVersion, fromVersion } = move;

  async function takeBack() {
    const outcome = await undo.run({ id: move.id });
    if (outcome.kind === "done") props.onUndo();
  }

  const title =
    move.state === "undone"
      ? t({ message: "The move is taken back" })
      : move.state === "cancelled"
        ? t({ message: "The move was stopped" })
        : t({ message: "The move is done" });
  return (
    <>
      <NextStep
        kicker={t`What became of it`}
        title={title}
        actions={
          <>
            {move.undoable && (
              <Button busy={undo.busy} onClick={() => void takeBack()}>
                <Trans>Undo the move</Trans>
              </Button>
            )}
            <LinkButton variant="text" to={`${props.base}/running?version=${toVersion}`}>
              <Trans>Show who is on version {toVersion}</Trans>
            </LinkButton>
          </>
        }
      >
        <p role="status">
          {move.state === "undone" ? (
            <>
              <Plural
                value={move.undone}
                _0={`None is back on version ${fromVersion}.`}
                one={`# is back on version ${fromVersion}.`}
                other={`# are back on version ${fromVersion}.`}
              />{" "}
              {move.kept > 0 && (
                <Plural
                  value={move.kept}
                  one={`Something has happened to # since, which stays on version ${toVersion}.`}
                  other={`Something has happened to # since, which stay on version ${toVersion}.`}
                />
              )}
            </>
          ) : (
            <>
              <Plural
                value={move.moved}
                _0={`None is on version ${toVersion} because of it.`}
                one={`# is on version ${toVersion} now.`}
                other={`# are on version ${toVersion} now.`}
              />{" "}
              {move.stayed > 0 && <Plural value={move.stayed} one="# stayed." other="# stayed." />}{" "}
              {move.waiting > 0 && (
                <Plural value={move.waiting} one="# was not reached." other="# were not reached." />
              )}
            </>
          )}
        </p>
        {move.undoable && (
          <p className="small">
            <Trans>
              Undoing brings back everybody to whom nothing has happened since. Letters that have
              gone out stay sent.
            </Trans>
          </p>
        )}
      </NextStep>
      <ActionNote schemeId={move.schemeId} action={undo} />
    </>
  );
}
