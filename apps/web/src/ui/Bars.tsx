import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Column } from "./Table.tsx";
import { Table } from "./Table.tsx";

export interface Bar {
  label: string;
  /** null: too few to show; `shown` then says so ("under 5"). */
  value: number | null;
  /** The figure in words, when it is more than the number. */
  shown?: string;
  /** The list behind the number. */
  to?: string;
  note?: ReactNode;
}

const WIDTH = 120;

/** A number as a length, beside the number itself, which is what counts. */
export function Amount({ value, max }: { value: number; max: number }) {
  const length = max > 0 ? Math.round((value / max) * WIDTH) : 0;
  return (
    <svg className="amt" viewBox={`0 0 ${WIDTH} 8`} width={WIDTH} height="8" aria-hidden="true">
      <rect className={length > 0 ? "v" : "z"} width={Math.max(length, 1)} height="8" rx="1" />
    </svg>
  );
}

/** Amounts to compare, as a table with a bar for each. */
export function Bars(props: {
  caption: string;
  /** What the rows are: "Stage". */
  of: string;
  /** What is counted: "People". */
  unit: string;
  /** Heads the column of notes; needed when a bar has one. */
  noteHeader?: string;
  bars: Bar[];
}) {
  const max = Math.max(0, ...props.bars.map((bar) => bar.value ?? 0));
  const columns: Column<Bar>[] = [
    { key: "label", header: props.of, names: true, cell: (bar) => bar.label },
    {
      key: "value",
      header: props.unit,
      number: true,
      cell: (bar) => {
        const figure = bar.shown ?? String(bar.value ?? "");
        if (!bar.to) return bar.value === null ? <span className="quiet">{figure}</span> : figure;
        return (
          <Link to={bar.to}>
            {figure}
            <span className="vh"> {`${props.unit}, ${bar.label}`}</span>
          </Link>
        );
      },
    },
    {
      key: "bar",
      header: "",
      headerHidden: true,
      wideOnly: true,
      cell: (bar) => (bar.value === null ? null : <Amount value={bar.value} max={max} />),
    },
  ];
  const { noteHeader } = props;
  if (noteHeader) {
    columns.push({ key: "note", header: noteHeader, cell: (bar) => bar.note ?? null });
  }
  return (
    <Table
      caption={props.caption}
      phone="pair"
      columns={columns}
      rows={props.bars}
      rowKey={(bar) => bar.label}
    />
  );
}
