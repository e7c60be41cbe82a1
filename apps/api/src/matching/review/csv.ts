/**
 * Comma-separated values (RFC 4180) for a spreadsheet: with a byte order mark, so that Excel reads
 * UTF-8, and an apostrophe before whatever a spreadsheet would take for a formula.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
