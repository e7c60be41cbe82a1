import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useId } from "react";
import { Status } from "./Status.tsx";
import type { Column } from "./Table.tsx";
import { Table } from "./Table.tsx";
import "./Note.css";

export interface Change {
  what: string;
  before: ReactNode;
  after: ReactNode;
  /** The change is for the worse, and is marked. */
  worse?: boolean;
}

/** What an act would do, shown under it before it is done: how much, each before and after, then the button. */
export function EffectPreview(props: {
  /** With the count: "3 people change". */
  title: string;
  children?: ReactNode;
  changes?: Change[];
  /** Heads the first column: "Mentee". */
  of?: string;
  actions?: ReactNode;
}) {
  const { t } = useLingui();
  const id = useId();
  const columns: Column<Change>[] = [
    { key: "what", header: props.of ?? t`What`, names: true, cell: (change) => change.what },
    { key: "before", header: t`Now`, cell: (change) => change.before },
    {
      key: "after",
      header: t`Then`,
      cell: (change) => (change.worse ? <Status kind="late">{change.after}</Status> : change.after),
    },
  ];
  return (
    <section className="effect" aria-labelledby={id}>
      <h3 className="effect__title" id={id}>
        {props.title}
      </h3>
      {props.children && <div>{props.children}</div>}
      {props.changes && props.changes.length > 0 && (
        <Table
          caption={props.title}
          columns={columns}
          rows={props.changes}
          rowKey={(change) => change.what}
        />
      )}
      {props.actions && <div className="acts">{props.actions}</div>}
    </section>
  );
}
