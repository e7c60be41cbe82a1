import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { WorkflowDefinition } from "@quad/workflow";
import { Link, useNavigate, useParams } from "react-router";
import { WorkflowVersionsDocument, type WorkflowVersionsQuery } from "../../gql/Versions.ts";
import { useFormats } from "../../i18n/format.ts";
import { useText } from "../../i18n/text.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { NextStep } from "../../ui/NextStep.tsx";
import { Note } from "../../ui/Note.tsx";
import { Page, Section } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { Unready } from "../../ui/Unready.tsx";
import { Compare } from "./Compare.tsx";
import { Counted, MoveCounted, type Subject } from "./Counted.tsx";
import { MoveStatus } from "./MoveStatus.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import "./Versions.css";

export type Versions = WorkflowVersionsQuery;
type Version = Versions["workflowVersions"][number];
type Move = Versions["migrations"][number];

/** Every version of one workflow: who published it, what differs, who is still in it. */
export function VersionsPage() {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const { schemeId = "", key = "" } = useParams();
  const { data, error, refetch } = useQuery(WorkflowVersionsDocument, {
    variables: { schemeId, key },
    // The draft that the editor has on its screen is left alone.
    fetchPolicy: "no-cache",
  });
  if (!data) return <Unready error={error} />;
  const { workflowVersions: versions, workflowDraft: draft } = data;
  const base = `/schemes/${schemeId}/workflow/${key}`;
  const { subject } = draft.baseDefinition as WorkflowDefinition;
  const current = versions[0]!;
  const behind = versions.filter((one) => !one.current && one.running > 0);
  const left = behind.reduce((sum, one) => sum + one.running, 0);
  const columns: Column<Version>[] = [
    {
      key: "version",
      header: t`Version`,
      names: true,
      cell: (one) => (
        <>
          {t`Version ${one.version}`}
          {one.current && (
            <>
              {" "}
              <Status kind="full">
                <Trans>current</Trans>
              </Status>
            </>
          )}
        </>
      ),
    },
    {
      key: "published",
      header: t`Published`,
      plainOnPhone: true,
      cell: (one) => (
        <>
          {formats.dateTime(one.publishedAt)}
          {one.publishedBy && <span className="sub">{one.publishedBy}</span>}
        </>
      ),
    },
    {
      key: "note",
      header: t`What has changed`,
      plainOnPhone: true,
      cell: (one) => <span className="versions__note">{one.note}</span>,
    },
    {
      key: "running",
      header: t`In it now`,
      number: true,
      cell: (one) =>
        one.running === 0 ? (
          <Trans>nobody</Trans>
        ) : (
          <Link to={`${base}/running?version=${one.version}`}>
            <Counted subject={subject} count={one.running} />
          </Link>
        ),
    },
  ];
  return (
    <Page
      title={t`Versions`}
      kicker={text(draft.title)}
      back={{ to: base, label: t`Back to the workflow` }}
      lede={t`A published version never changes. Whatever is running stays on the version it began with until you move it.`}
    >
      {behind.length > 0 && (
        <NextStep
          title={t`Decide who moves to version ${current.version}`}
          actions={
            <LinkButton
              variant="filled"
              to={`${base}/move?from=${behind[0]!.version}&to=${current.version}`}
            >
              <MoveCounted subject={subject} count={behind[0]!.running} />…
            </LinkButton>
          }
        >
          <InEarlier subject={subject} count={left} />
        </NextStep>
      )}
      <Section title={t`Published`}>
        {draft.savedAt && (
          <div className="versions__draft">
            <Note
              title={t`There is a draft`}
              actions={
                <PublishDialog
                  schemeId={schemeId}
                  workflowKey={key}
                  revision={draft.revision}
                  onPublished={() => void refetch()}
                  onJump={(uid) => void navigate(`${base}#${uid}`)}
                />
              }
            >
              {draft.savedBy ? (
                <Trans>
                  {draft.savedBy} saved it on {formats.dateTime(draft.savedAt)}.
                </Trans>
              ) : (
                <Trans>It was saved on {formats.dateTime(draft.savedAt)}.</Trans>
              )}
            </Note>
          </div>
        )}
        <Table
          caption={t`Published versions`}
          columns={columns}
          rows={versions}
          rowKey={(one) => one.id}
        />
      </Section>
      <Compare data={data} />
      {data.migrations.length > 0 && (
        <Section title={t`Moves`}>
          <Moves schemeId={schemeId} base={base} moves={data.migrations} />
        </Section>
      )}
    </Page>
  );
}

/** Those whom earlier versions still have. */
function InEarlier({ subject, count }: { subject: Subject; count: number }) {
  if (subject === "enrolment") {
    return (
      <Plural
        value={count}
        one="# person is still on an earlier version. You see what would happen before anything does."
        other="# people are still on earlier versions. You see what would happen before anything does."
      />
    );
  }
  if (subject === "round") {
    return (
      <Plural
        value={count}
        one="# round is still on an earlier version. You see what would happen before anything does."
        other="# rounds are still on earlier versions. You see what would happen before anything does."
      />
    );
  }
  return (
    <Plural
      value={count}
      one="# partnership is still on an earlier version. You see what would happen before anything does."
      other="# partnerships are still on earlier versions. You see what would happen before anything does."
    />
  );
}

/** Every move there was, each leading to what became of it. */
function Moves(props: { schemeId: string; base: string; moves: readonly Move[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const columns: Column<Move>[] = [
    {
      key: "what",
      header: t`Move`,
      names: true,
      cell: (one) => (
        <Link to={`${props.base}/moves/${one.id}`}>
          {t`Version ${one.fromVersion} to version ${one.toVersion}`}
        </Link>
      ),
    },
    {
      key: "when",
      header: t`Begun`,
      plainOnPhone: true,
      cell: (one) => (
        <>
          {formats.dateTime(one.startedAt)}
          {one.startedBy && <span className="sub">{one.startedBy}</span>}
        </>
      ),
    },
    {
      key: "state",
      header: t`How it went`,
      plainOnPhone: true,
      cell: (one) => <MoveStatus of={one} />,
    },
    { key: "moved", header: t`Moved`, number: true, cell: (one) => one.moved + one.undone },
    { key: "stayed", header: t`Stayed`, number: true, cell: (one) => one.stayed },
  ];
  return <Table caption={t`Moves`} columns={columns} rows={props.moves} rowKey={(one) => one.id} />;
}
