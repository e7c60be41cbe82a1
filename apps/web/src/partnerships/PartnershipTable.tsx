import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import type { SchemePartnershipsQuery } from "../gql/SchemePartnerships.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { useRoles } from "../scheme/useRoles.ts";
import { Status } from "../ui/Status.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";

type Row = SchemePartnershipsQuery["partnerships"]["edges"][number]["node"];
type Role = Row["members"][number]["role"];

/** One line a partnership: who, at which stage, how often they have met, and the date to watch. */
export function PartnershipTable(props: {
  schemeId: string;
  rows: readonly Row[];
  /** Why a partnership is late, by its id. */
  late: ReadonlyMap<string, string>;
  /** Whether coordinators see each meeting, without what was said; counts are always there. */
  meetingsShared: boolean;
}) {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const roles = useRoles();
  const member = (role: Role): Column<Row> => ({
    key: role,
    header: roles[role],
    names: role === "MENTEE",
    cell: ({ members }) =>
      members
        .filter((one) => one.role === role)
        .map((one) => (
          <span key={one.enrolmentId}>
            <Link to={`/schemes/${props.schemeId}/people/${one.enrolmentId}`}>{one.name}</Link>
            {one.unitName && <span className="sub">{one.unitName}</span>}
          </span>
        )),
  });
  const columns: Column<Row>[] = [
    member("MENTEE"),
    member("MENTOR"),
    {
      key: "stage",
      header: t`Stage`,
      plainOnPhone: true,
      cell: ({ id, instanceId, members, stageLabel }) => (
        <>
          <Link to={`/partnerships/${id}`}>
            {text(stageLabel)}
            <span className="vh">{`: ${formats.list(members.map(({ name }) => name))}`}</span>
          </Link>
          {props.late.has(id) && (
            <span className="sub">
              <Status kind="late">{props.late.get(id)}</Status>
            </span>
          )}
          <span className="sub">
            <Link to={`/schemes/${props.schemeId}/instances/${instanceId}`}>
              <Trans>How it runs</Trans>
              <span className="vh">{`: ${formats.list(members.map(({ name }) => name))}`}</span>
            </Link>
          </span>
        </>
      ),
    },
    {
      key: "met",
      header: t`Met`,
      cell: ({ meetingCount, lastMeetingOn }) => (
        <span>
          <Plural value={meetingCount} _0="not yet" one="# time" other="# times" />
          {lastMeetingOn && (
            <span className="sub">{t`last on ${formats.shortDate(lastMeetingOn)}`}</span>
          )}
        </span>
      ),
    },
    { key: "date", header: t`Date to watch`, cell: (row) => <Watch row={row} /> },
  ];
  return (
    <>
      <Table
        caption={t`Partnerships of this scheme`}
        columns={columns}
        rows={props.rows}
        rowKey={({ id }) => id}
      />
      <p className="small quiet acts">
        {props.meetingsShared && (
          <Trans>This scheme lets you see when and how long people met; they know that.</Trans>
        )}{" "}
        <Trans>What was said in meetings stays between those who met.</Trans>
      </p>
    </>
  );
}

/** The next day that matters: an answer, a meeting, the end; for one that is over, when it was proposed. */
function Watch({ row }: { row: Row }) {
  const { t } = useLingui();
  const formats = useFormats();
  const today = plainDate();
  const { tags } = row;
  if (tags.includes("open") && !tags.includes("working")) {
    return row.replyBy ? t`answers by ${formats.shortDate(row.replyBy)}` : null;
  }
  if (row.nextMeetingOn && row.nextMeetingOn >= today) {
    return t`meet on ${formats.shortDate(row.nextMeetingOn)}`;
  }
  if (row.endsOn) {
    return row.endsOn >= today
      ? t`ends on ${formats.date(row.endsOn)}`
      : t`ended on ${formats.date(row.endsOn)}`;
  }
  return t`proposed on ${formats.shortDate(plainDate(new Date(row.proposedAt)))}`;
}
