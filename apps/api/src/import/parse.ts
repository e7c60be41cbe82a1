import { CsvError, type Info, parse } from "csv-parse/sync";

/** What one file may hold. */
export const fileLimits = { rows: 10_000, columns: 100 } as const;

export interface SheetRow {
  /** The line on which the row begins; the first line of the file is 1. */
  line: number;
  cells: string[];
}

export interface Sheet {
  /** Each name once, none empty. */
  columns: string[];
  rows: SheetRow[];
}

export type SheetProblem =
  | { code: "EMPTY" | "UNREADABLE_LETTERS" | "NO_NAMES" | "NO_ROWS" | "TOO_MANY_COLUMNS" }
  | { code: "TOO_MANY_ROWS"; rows: number }
  | { code: "OPEN_QUOTE"; line: number };

/**
 * Reads a CSV text: with or without a byte-order mark, any line ends, quoted cells with line breaks,
 * and commas, semicolons or tabs between cells, whichever the first row has most of. A first line
 * such as `sep=;`, which spreadsheets write, is followed. Empty rows are left out.
 */
export function parseSheet(content: string): Sheet | SheetProblem {
  const told = /^\uFEFF?sep=([,;\t])\r?\n/i.exec(content);
  const text = (told ? content.slice(told[0].length) : content)
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  const above = told ? 1 : 0;
  if (text.trim() === "") return { code: "EMPTY" };
  if (/[\uFFFD\0]/.test(text)) return { code: "UNREADABLE_LETTERS" };
  let records: { record: string[]; raw: string; info: Info }[];
  try {
    records = parse(text, {
      delimiter: told?.[1] ?? delimiterOf(text),
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      relax_quotes: true,
      to: fileLimits.rows + 2,
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines, raw } = error as unknown as { lines: number; raw: string };
    return { code: "OPEN_QUOTE", line: above + lines - breaksIn(raw) };
  }
  const [head, ...body] = records.filter(({ record }) => record.some((cell) => cell.trim() !== ""));
  if (!head) return { code: "EMPTY" };
  // A person where the names should be would be lost without a word.
  if (head.record.some((cell) => /^\S+@\S+\.\S+$/.test(cell.trim()))) return { code: "NO_NAMES" };
  const columns = names(head.record);
  if (columns.length > fileLimits.columns) return { code: "TOO_MANY_COLUMNS" };
  if (body.length === 0) return { code: "NO_ROWS" };
  if (body.length > fileLimits.rows) return { code: "TOO_MANY_ROWS", rows: body.length };
  return {
    columns,
    rows: body.map(({ record, raw, info }) => ({
      line: above + info.lines - breaksIn(raw),
      cells: columns.map((_, at) => (record[at] ?? "").trim()),
    })),
  };
}

/** A row's own line breaks: those before and after it don't count. */
const breaksIn = (raw: string): number => raw.trim().split("\n").length - 1;

/** The character that stands most often outside quotes in the first row; a comma if none does. */
function delimiterOf(text: string): string {
  const count: Record<string, number> = { ",": 0, ";": 0, "\t": 0 };
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === "\n") break;
    else if (!quoted && Object.hasOwn(count, character)) count[character]! += 1;
  }
  return Object.keys(count).reduce((best, one) => (count[one]! > count[best]! ? one : best), ",");
}

/** Names the nameless, and tells those of the same name apart. */
function names(head: readonly string[]): string[] {
  const used = new Set<string>();
  return head.map((cell, at) => {
    const name = cell.replace(/\s+/g, " ").trim() || `Column ${at + 1}`;
    let own = name;
    for (let n = 2; used.has(own); n++) own = `${name} (${n})`;
    used.add(own);
    return own;
  });
}
