import type { ReactNode } from "react";
import { Fragment } from "react";
import { cx } from "./cx.ts";
import "./Table.css";

export interface Column<Row> {
  key: string;
  header: string;
  /** The header is only read out, for a column of ticks or buttons. */
  headerHidden?: boolean;
  /** Numbers stand at the right, in tabular figures. */
  number?: boolean;
  /** The cell that names the row. */
  names?: boolean;
  /** On a phone the cell goes without its label, because its words speak for themselves. */
  plainOnPhone?: boolean;
  /** Left out on a phone: a bar, a picture of a number that stands beside it. */
  wideOnly?: boolean;
  cell: (row: Row) => ReactNode;
}

export interface RowGroup<Row> {
  title: string;
  note?: ReactNode;
  rows: readonly Row[];
}

export interface TableProps<Row> {
  /** Says what the table holds; read out, and in sight with `captionShown`. */
  caption: string;
  captionShown?: boolean;
  columns: Column<Row>[];
  rows?: readonly Row[];
  /** Instead of rows: rows under headings. */
  groups?: RowGroup<Row>[];
  rowKey: (row: Row) => string;
  /**
   * Below 48rem. lines (default): a line of label and value for each cell. pair: the name and the
   * number on one line, the rest below without labels, for counts. grid: keeps its columns and
   * scrolls in itself, for a real grid of numbers.
   */
  phone?: "lines" | "pair" | "grid";
}

/** Rows between hairlines. Below 48rem each row folds into lines of label and value. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, phone = "lines" } = props;
  const stack = phone !== "grid";
  const groups = props.groups ?? [{ title: "", rows: props.rows ?? [] }];
  const table = (
    <table className={cx("tbl", stack && "tbl--stack", phone === "pair" && "tbl--pair")}>
      <caption className={props.captionShown ? undefined : "vh"}>{props.caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={cx(column.number && "r", column.wideOnly && "tbl__wide") || undefined}
            >
              {column.headerHidden ? <span className="vh">{column.header}</span> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.title}>
          {group.title && (
            <tr className="grp">
              <th colSpan={columns.length} scope="rowgroup">
                {group.title}
                {group.note != null && <span className="sub">{group.note}</span>}
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {columns.map((column) => (
                <Fragment key={column.key}>{drawCell(column, row)}</Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
  if (stack) return table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <section className="scroll" tabIndex={0} aria-label={props.caption}>
      {table}
    </section>
  );
}

function drawCell<Row>(column: Column<Row>, row: Row) {
  if (column.names) return <th scope="row">{column.cell(row)}</th>;
  const label = column.headerHidden || column.plainOnPhone ? undefined : column.header;
  return (
    <td
      data-l={label}
      className={cx(column.number && "r", column.wideOnly && "tbl__wide") || undefined}
    >
      {column.cell(row)}
    </td>
  );
}
