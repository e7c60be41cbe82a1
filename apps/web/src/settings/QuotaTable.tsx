import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { cx } from "../ui/cx.ts";
import { Select } from "../ui/Select.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import type { Draft, SettingsScheme } from "./draft.ts";
import { placesKey } from "./draft.ts";

type Quota = SettingsScheme["quotas"][number];
type Role = Quota["role"];
interface Area {
  id: string;
  name: string;
}

/** Places of each service area for each role, beside how many of them are taken. */
export function QuotaTable(props: {
  quotas: readonly Quota[];
  units: readonly Area[];
  draft: Draft;
  onChange: (key: string, value: string) => void;
  errorOf: (key: string) => string | undefined;
}) {
  const { t } = useLingui();
  const { quotas, units, draft } = props;
  const [adding, setAdding] = useState("");
  const inDraft = new Set(
    Object.keys(draft).flatMap((key) => (key.startsWith("places.") ? [key.split(".")[1]] : [])),
  );
  const areas = units.filter(({ id }) => inDraft.has(id));
  const others = units.filter(({ id }) => !inDraft.has(id));
  const quotaOf = (area: Area, role: Role) =>
    quotas.find((quota) => quota.serviceArea.id === area.id && quota.role === role);

  const places = (role: Role, header: string): Column<Area> => ({
    key: `places ${role}`,
    header,
    number: true,
    cell: (area) => {
      const key = placesKey(area.id, role);
      const error = props.errorOf(key);
      return (
        <input
          id={key}
          className={cx("input", error && "is-bad")}
          inputMode="numeric"
          autoComplete="off"
          aria-label={`${header}, ${area.name}`}
          aria-invalid={error ? true : undefined}
          value={draft[key] ?? ""}
          onChange={(event) => props.onChange(key, event.target.value)}
        />
      );
    },
  });
  const taken = (role: Role, header: string): Column<Area> => ({
    key: `taken ${role}`,
    header,
    number: true,
    cell: (area) => {
      const quota = quotaOf(area, role);
      if (!quota) return <span className="quiet">0</span>;
      return (
        <span>
          {quota.taken}
          {quota.waiting > 0 && (
            <span className="sub">
              <Plural value={quota.waiting} one="# waiting" other="# waiting" />
            </span>
          )}
        </span>
      );
    },
  });
  const columns: Column<Area>[] = [
    { key: "area", header: t`Service area`, names: true, cell: ({ name }) => name },
    places("MENTOR", t`Mentors’ places`),
    taken("MENTOR", t`Mentors’ taken`),
    places("MENTEE", t`Mentees’ places`),
    taken("MENTEE", t`Mentees’ taken`),
  ];

  function add() {
    if (!adding) return;
    props.onChange(placesKey(adding, "MENTOR"), "0");
    props.onChange(placesKey(adding, "MENTEE"), "0");
    setAdding("");
  }
  return (
    <div className="quota">
      <Table
        caption={t`Places by service area and role`}
        columns={columns}
        rows={areas}
        rowKey={({ id }) => id}
      />
      {others.length > 0 && (
        <div className="quota__add">
          <Select
            label={t`Add a service area`}
            value={adding}
            onChange={setAdding}
            placeholder={t`Choose a unit`}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            width="medium"
          />
          <Button onClick={add} disabledReason={!adding && t`Choose a unit first`}>
            <Trans>Add</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
