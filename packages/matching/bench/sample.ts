import { existsSync, readFileSync } from "node:fs";
import type { CriterionUse, Profile } from "../src/index.ts";

/** jonodrew/mentor-match `sample_data/` (Open Government Licence v3.0), kept outside the project. */
const FOLDER = new URL("../../../../shared/data/mentor-match-sample/", import.meta.url);

/** Civil-service grades, most junior first. */
const GRADES = [
  "AA",
  "AO",
  "EO",
  "HEO",
  "SEO",
  "Grade 7",
  "Grade 6",
  "SCS1",
  "SCS2",
  "SCS3",
  "SCS4",
];

/** Another organisation (a rule), a higher grade (a must), and the same profession. */
export const SAMPLE_CRITERIA: CriterionUse[] = [
  { type: "sameUnit", weight: 0 },
  {
    type: "careerStage",
    weight: 1,
    strictness: "must",
    params: { order: GRADES, otherwise: "moreSenior" },
  },
  {
    type: "choice",
    weight: 1,
    params: { mentee: "profession", mentor: "profession", want: "same" },
  },
];

/** RFC 4180 without line breaks inside of quotes, which these files don't have. */
function rows(file: string): Record<string, string>[] {
  const lines = readFileSync(new URL(file, FOLDER), "utf8").split(/\r?\n/).filter(Boolean);
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
    );
  const [head = "", ...body] = lines;
  const names = cells(head);
  return body.map((line) => {
    const values = cells(line);
    return Object.fromEntries(names.map((name, k) => [name, values[k] ?? ""]));
  });
}

function profiles(file: string, role: Profile["role"]): Profile[] {
  return rows(file).map((row, k) => ({
    id: `${role}-${k}`,
    role,
    capacity: 1,
    personId: row["email address"]!,
    unitId: row.organisation!,
    grade: row.grade!,
    answers: { profession: row.profession },
    text: {},
  }));
}

/** The large sample, 500 and 500 people; null where the folder is absent. */
export function sample(): { mentees: Profile[]; mentors: Profile[] } | null {
  if (!existsSync(FOLDER)) return null;
  return {
    mentees: profiles("large-mentees.csv", "mentee"),
    mentors: profiles("large-mentors.csv", "mentor"),
  };
}
