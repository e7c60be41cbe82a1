import type { Params, Profile } from "../contract.ts";
import { exclusion } from "./exclusion.ts";
import { byKey } from "./rows.ts";

type SameUnit = Params & { depth?: number };

const unitAt = ({ unitId, unitPath }: Profile, depth: number | undefined) =>
  depth === undefined ? unitId : unitPath?.[depth - 1];

/** Two people of one unit; with `depth` of one branch: the units at that depth of the tree agree. */
export const sameUnit = exclusion<SameUnit>({
  type: "sameUnit",
  reads: ["unit"],
  label: { en: "Same unit", cy: "Yr un uned" },
  params: {
    depth: {
      type: "integer",
      minimum: 1,
      label: {
        en: "Compare at this level of the organisation (1 is the top); without it, the unit itself",
        cy: "Cymharu ar y lefel hon o'r sefydliad (1 yw'r brig); hebddi, yr uned ei hun",
      },
    },
  },
  test(mentee, mentor, { depth }) {
    const hers = unitAt(mentee, depth);
    return hers !== undefined && hers === unitAt(mentor, depth) ? "sameUnit" : null;
  },
  rows: (mentees, mentors, evaluate, { depth }) =>
    byKey(mentees, mentors, evaluate, (profile) => JSON.stringify([unitAt(profile, depth)])),
  describe: ({ depth }) =>
    depth === undefined
      ? {
          en: "People of the same unit are not matched.",
          cy: "Ni chaiff pobl o'r un uned eu paru.",
        }
      : {
          en: `People of the same part of the organisation, at level ${depth} from the top, are not matched.`,
          cy: `Ni chaiff pobl o'r un rhan o'r sefydliad, ar lefel ${depth} o'r brig, eu paru.`,
        },
  sentences: {
    sameUnit: { en: "Both work in the same unit.", cy: "Mae'r ddau yn gweithio yn yr un uned." },
  },
  counts: {
    sameUnit: {
      mentors: {
        one: "1 works in the same unit",
        many: "{n} work in the same unit",
        cy: "{n} yn gweithio yn yr un uned",
      },
      mentees: {
        one: "1 works in the same unit",
        many: "{n} work in the same unit",
        cy: "{n} yn gweithio yn yr un uned",
      },
    },
  },
});
