import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileLimits, parseSheet, type Sheet } from "./parse.ts";

const sheet = (content: string): Sheet => {
  const parsed = parseSheet(content);
  if ("code" in parsed) throw new Error(parsed.code);
  return parsed;
};
const cells = (content: string) => sheet(content).rows.map((row) => row.cells);

describe("a file of people", () => {
  it.each([
    ["commas", "Name,Unit\nAda,Library"],
    ["semicolons", "Name;Unit\nAda;Library"],
    ["tabs", "Name\tUnit\nAda\tLibrary"],
    ["a separator that it names itself", "sep=;\nName;Unit\nAda;Library"],
    ["a byte-order mark", "\uFEFFName,Unit\nAda,Library"],
    ["a mark and a named separator", "\uFEFFsep=;\r\nName;Unit\r\nAda;Library"],
    ["line ends of Windows", "Name,Unit\r\nAda,Library\r\n"],
    ["line ends of old Macs", "Name,Unit\rAda,Library\r"],
    ["quoted cells", '"Name","Unit"\n"Ada","Library"'],
    ["spaces around cells", "Name , Unit\n Ada ,  Library "],
    ["empty rows", "\n\nName,Unit\n\n,\nAda,Library\n\n"],
    ["more cells than names", "Name,Unit\nAda,Library,what,is,this"],
  ])("may have %s", (_what, content) => {
    expect(sheet(content).columns).toEqual(["Name", "Unit"]);
    expect(cells(content)).toEqual([["Ada", "Library"]]);
  });

  it("may have quotes, separators and line breaks inside quoted cells", () => {
    expect(cells('Name,Bio\r\nAda,"She said ""yes"",\r\nand left"\r\n')).toEqual([
      ["Ada", 'She said "yes",\nand left'],
    ]);
  });

  it("may have a quote in the middle of a cell, and missing cells", () => {
    expect(cells('Name,Bio,Unit\nAda,6" ruler,\nBo')).toEqual([
      ["Ada", '6" ruler', ""],
      ["Bo", "", ""],
    ]);
  });

  it("names nameless columns, and tells those of the same name apart", () => {
    expect(sheet("Name,,Name,Name (2)\na,b,c,d").columns).toEqual([
      "Name",
      "Column 2",
      "Name (2)",
      "Name (2) (2)",
    ]);
  });

  it("counts lines as an editor does, through empty ones and breaks in cells", () => {
    const { rows } = sheet('Name,Bio\r\na,b\r\n\r\n"c\r\nc","d\r\nd\r\nd"\r\ne,f\r\n');
    expect(rows.map((row) => row.line)).toEqual([2, 4, 8]);
    expect(sheet("sep=;\nName;Bio\na;b").rows[0]!.line).toBe(3);
  });

  it("comes back as it was written, whatever stands in its cells", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 12 }).map((one) =>
      one
        .replace(/[\0\uFFFD\uFEFF]/g, "")
        .replace(/\r\n?/g, "\n")
        .trim(),
    );
    const row = fc.tuple(text, text, text).filter((one) => one.some((cell) => cell !== ""));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(",", ";", "\t"),
        (rows, delimiter) => {
          const write = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
          const lines = [["a", "b", "c"], ...rows].map((one) => one.map(write).join(delimiter));
          expect(cells(lines.join("\r\n"))).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a file that can't be read", () => {
  it.each([
    ["nothing", "", { code: "EMPTY" }],
    ["blanks alone", "\uFEFF \n\n", { code: "EMPTY" }],
    ["separators alone", ",,\n,,", { code: "EMPTY" }],
    ["names alone", "Name,Unit\n", { code: "NO_ROWS" }],
    [
      "a person where the names should be",
      "Ada,ada@x.example\nBo,bo@x.example",
      { code: "NO_NAMES" },
    ],
    ["letters of another encoding", "Name\nSi\uFFFDn", { code: "UNREADABLE_LETTERS" }],
    ["what isn't text", "PK\0\0\0\nx", { code: "UNREADABLE_LETTERS" }],
    ["a quote left open", 'Name\nAda\n"Bo\nCy\n', { code: "OPEN_QUOTE", line: 3 }],
    ["too many columns", `${"x,".repeat(fileLimits.columns)}x\na`, { code: "TOO_MANY_COLUMNS" }],
    ["too many rows", `Name\n${"Ada\n".repeat(10_001)}`, { code: "TOO_MANY_ROWS", rows: 10_001 }],
  ])("says so: %s", (_what, content, problem) => {
    expect(parseSheet(content)).toEqual(problem);
  });
});
