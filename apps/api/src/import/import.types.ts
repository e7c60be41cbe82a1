import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Refused, result } from "../graphql/problems.ts";
import { ParticipantRoles } from "../scheme/scheme.types.ts";
import type { ImportRow, ImportReport as Report, ImportState as State } from "./import.entity.ts";

export const ImportStates = {
  NEEDS_MAPPING: "needs_mapping",
  CHECKED: "checked",
  RUNNING: "running",
  DONE: "done",
  FAILED: "failed",
  CANCELLED: "cancelled",
} as const satisfies Record<string, State>;
registerEnumType(ImportStates, { name: "ImportState" });

@ObjectType({ description: "Something that a column can become." })
export class ImportTarget {
  @Field(() => String)
  key: string;
  @Field(() => String)
  label: string;
  @Field(() => Boolean)
  required: boolean;
  @Field(() => String)
  group: string;
}

@ObjectType()
export class ColumnMapping {
  @Field(() => String)
  column: string;
  @Field(() => String)
  target: string;
}

@ObjectType({ description: "Something that is wrong in a row." })
export class BadRow {
  @Field(() => Int, { description: "As a text editor counts; the first line of the file is 1." })
  line: number;
  @Field(() => String, { nullable: true })
  column: string | null;
  @Field(() => String)
  reason: string;
  @Field(() => String, { description: "What is wrong, and whether the row comes in." })
  text: string;
}

@ObjectType()
export class ImportReport {
  @Field(() => Int)
  created: number;
  @Field(() => Int)
  updated: number;
  @Field(() => Int)
  unchanged: number;
  @Field(() => Int)
  enrolled: number;
  @Field(() => Int)
  registered: number;
  @Field(() => [BadRow], { description: "At most 500 of them." })
  badRows: BadRow[];
  @Field(() => Int, { description: "Rows in which something is wrong." })
  badRowCount: number;
  @Field(() => [String])
  newUnits: string[];
  @Field(() => Boolean, { description: "What would happen, not what has happened." })
  dryRun: boolean;

  static of(report: Report, locale: "en" | "cy"): ImportReport {
    const { badRows, done: _, ...rest } = report;
    return Object.assign(new ImportReport(), {
      ...rest,
      badRows: badRows.map((row) => ({ ...row, text: row.text[locale] })),
    });
  }
}

@ObjectType({ description: "A file of people on its way in." })
export class Import {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  fileName: string;
  @Field(() => ParticipantRoles)
  role: ImportRow["role"];
  @Field(() => ImportStates)
  state: State;
  @Field(() => [String])
  columns: string[];
  @Field(() => [[String]], { description: "The first rows; none once the import is over." })
  sample: string[][];
  @Field(() => Int)
  rowCount: number;
  @Field(() => [ColumnMapping], { description: "Suggested, then chosen." })
  mapping: ColumnMapping[];
  @Field(() => ImportReport, { nullable: true })
  report: ImportReport | null;
  @Field(() => Float, { description: "From 0 to 1." })
  progress: number;

  static of(row: ImportRow, locale: "en" | "cy"): Import {
    const { id, schemeId, fileName, role, state, rowCount, mapping, progress } = row;
    return Object.assign(new Import(), {
      ...{ id, schemeId, fileName, role, state, rowCount, mapping, progress },
      columns: row.columns.names,
      sample: row.columns.sample,
      report: row.report && ImportReport.of(row.report, locale),
    });
  }
}

export const ImportResult = result("ImportResult", () => [Import, Refused] as const);
