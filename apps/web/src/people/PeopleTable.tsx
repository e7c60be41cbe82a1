import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { useRoles } from "../scheme/useRoles.ts";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import type { PersonRow } from "./PeoplePage.tsx";

/** One line a person: who, from where, at which stage since when. */
export function PeopleTable(props: {
  schemeId: string;
  rows: readonly PersonRow[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const roles = useRoles();
  const { chosen, onChoose } = props;
  const columns: Column<PersonRow>[] = [
    {
      key: "choose",
      header: t`Choose`,
      headerHidden: true,
      cell: ({ id, person }) => (
        <label className="opt">
          <input
            type="checkbox"
            checked={chosen.has(id)}
            onChange={(event) => {
              const next = new Set(chosen);
              if (event.target.checked) next.add(id);
              else next.delete(id);
              onChoose(next);
            }}
          />
          <span className="vh">{t`Choose ${person.name}`}</span>
        </label>
      ),
    },
    {
      key: "person",
      header: t`Person`,
      names: true,
      cell: ({ id, person, role }) => (
        <>
          <Link to={`/schemes/${props.schemeId}/people/${id}`}>{person.name}</Link>
          <span className="sub">
            {person.jobTitle ? t`${roles[role]}, ${person.jobTitle}` : roles[role]}
          </span>
        </>
      ),
    },
    {
      key: "area",
      header: t`Service area`,
      plainOnPhone: true,
      cell: ({ serviceArea }) =>
        serviceArea?.name ?? (
          <span className="quiet">
            <Trans>no area</Trans>
          </span>
        ),
    },
    {
      key: "stage",
      header: t`Stage`,
      plainOnPhone: true,
      cell: ({ stageLabel, waitingPosition }) => (
        <>
          {text(stageLabel)}
          {waitingPosition !== null && (
            <span className="sub">{t`Number ${waitingPosition} in the queue`}</span>
          )}
        </>
      ),
    },
    {
      key: "since",
      header: t`Since`,
      cell: ({ since }) => formats.relativeDays(plainDate(new Date(since))),
    },
    {
      key: "invited",
      header: t`Invited`,
      cell: ({ invitedAt }) =>
        invitedAt ? (
          formats.shortDate(plainDate(new Date(invitedAt)))
        ) : (
          <span className="quiet">
            <Trans>no</Trans>
          </span>
        ),
    },
  ];
  return (
    <div className="people">
      <Table
        caption={t`People of this scheme`}
        columns={columns}
        rows={props.rows}
        rowKey={({ id }) => id}
      />
    </div>
  );
}
