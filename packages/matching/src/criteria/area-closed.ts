import type { Params, Profile } from "../contract.ts";
import { exclusion } from "./exclusion.ts";
import { byKey } from "./rows.ts";

type AreaClosed = Params & { mentees?: string[]; mentors?: string[] };

/** Whether a person works in one of these units, or anywhere below it. */
const within = ({ unitId, unitPath = [] }: Profile, units: readonly string[] = []) =>
  units.some((unit) => unit === unitId || unitPath.includes(unit));

/** Service areas that have no place left for mentees, or none for mentors. */
export const areaClosed = exclusion<AreaClosed>({
  type: "areaClosed",
  reads: ["unit"],
  label: { en: "Service areas without a place left", cy: "Meysydd gwasanaeth heb le ar ôl" },
  params: {
    mentees: {
      type: "strings",
      label: {
        en: "Units that have no place left for mentees",
        cy: "Unedau nad oes ganddynt le ar ôl i fentoreion",
      },
    },
    mentors: {
      type: "strings",
      label: {
        en: "Units that have no place left for mentors",
        cy: "Unedau nad oes ganddynt le ar ôl i fentoriaid",
      },
    },
  },
  test(mentee, mentor, { mentees, mentors }) {
    if (within(mentee, mentees)) return "menteeArea";
    return within(mentor, mentors) ? "mentorArea" : null;
  },
  rows: (mentees, mentors, evaluate, params) =>
    byKey(
      mentees,
      mentors,
      evaluate,
      (one) => String(within(one, params.mentees)),
      (one) => String(within(one, params.mentors)),
    ),
  describe: ({ mentees = [], mentors = [] }) => {
    const n = new Set([...mentees, ...mentors]).size;
    return {
      en: `People of service areas that have no place left are left out (${n} listed).`,
      cy: `Gadewir allan bobl o feysydd gwasanaeth nad oes ganddynt le ar ôl (${n} wedi'u rhestru).`,
    };
  },
  sentences: {
    menteeArea: {
      en: "The mentee's service area has no place left.",
      cy: "Nid oes lle ar ôl ym maes gwasanaeth y mentorai.",
    },
    mentorArea: {
      en: "The mentor's service area has no place left.",
      cy: "Nid oes lle ar ôl ym maes gwasanaeth y mentor.",
    },
  },
  counts: {
    menteeArea: {
      mentors: {
        one: "1 can't be given: the mentee's service area has no place left",
        many: "{n} can't be given: the mentee's service area has no place left",
        cy: "{n} na ellir eu cynnig: nid oes lle ar ôl ym maes gwasanaeth y mentorai",
      },
      mentees: {
        one: "1 is of a service area that has no place left",
        many: "{n} are of service areas that have no place left",
        cy: "{n} o faes gwasanaeth heb le ar ôl",
      },
    },
    mentorArea: {
      mentors: {
        one: "1 is of a service area that has no place left",
        many: "{n} are of service areas that have no place left",
        cy: "{n} o faes gwasanaeth heb le ar ôl",
      },
      mentees: {
        one: "1 can't be taken: this mentor's service area has no place left",
        many: "{n} can't be taken: this mentor's service area has no place left",
        cy: "{n} na ellir eu derbyn: nid oes lle ar ôl ym maes gwasanaeth y mentor hwn",
      },
    },
  },
});
