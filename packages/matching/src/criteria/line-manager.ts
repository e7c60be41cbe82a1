import type { Params, Profile } from "../contract.ts";
import { exclusion } from "./exclusion.ts";

type LineManager = Params & { chain?: boolean };
/** Line manager's person id by person id, as far as the profiles tell. */
type Managers = ReadonlyMap<string, string>;

function managersOf(profiles: readonly Profile[]): Managers {
  const found = new Map<string, string>();
  for (const { personId, lineManagerId } of profiles) {
    if (lineManagerId !== undefined) found.set(personId, lineManagerId);
  }
  return found;
}

/** How far `manager` is above the person: 1 directly, 0 not at all. Ends on circular data. */
function stepsUp(person: Profile, manager: Profile, managers: Managers): number {
  const seen = new Set<string>([person.personId]);
  let above = person.lineManagerId ?? managers.get(person.personId);
  for (let steps = 1; above !== undefined && !seen.has(above); steps++) {
    if (above === manager.personId) return steps;
    seen.add(above);
    above = managers.get(above);
  }
  return 0;
}

/** Neither manages the other; unless `chain` is false, nor the other's manager, and so on up. */
export const lineManager = exclusion<LineManager>({
  type: "lineManager",
  label: { en: "Line manager", cy: "Rheolwr llinell" },
  params: {
    chain: {
      type: "boolean",
      default: true,
      label: {
        en: "Also the manager's manager, and so on up",
        cy: "Hefyd rheolwr y rheolwr, ac felly i fyny",
      },
    },
  },
  prepare: managersOf,
  test(mentee, mentor, { chain = true }, prepared) {
    const managers = (prepared as Managers | undefined) ?? managersOf([mentee, mentor]);
    const up = stepsUp(mentee, mentor, managers);
    if (up === 1) return "mentorManages";
    const down = stepsUp(mentor, mentee, managers);
    if (down === 1) return "menteeManages";
    if (!chain) return null;
    if (up > 1) return "mentorAbove";
    return down > 1 ? "menteeAbove" : null;
  },
  describe: {
    en: "Nobody is matched with somebody in their line of management.",
    cy: "Ni chaiff neb ei baru â rhywun yn ei linell reoli.",
  },
  sentences: {
    mentorManages: {
      en: "The mentor is the mentee's line manager.",
      cy: "Y mentor yw rheolwr llinell y mentorai.",
    },
    menteeManages: {
      en: "The mentee is the mentor's line manager.",
      cy: "Y mentorai yw rheolwr llinell y mentor.",
    },
    mentorAbove: {
      en: "The mentor is above the mentee's line manager.",
      cy: "Mae'r mentor uwchlaw rheolwr llinell y mentorai.",
    },
    menteeAbove: {
      en: "The mentee is above the mentor's line manager.",
      cy: "Mae'r mentorai uwchlaw rheolwr llinell y mentor.",
    },
  },
  counts: {
    mentorManages: {
      mentors: {
        one: "1 is the mentee's line manager",
        many: "{n} are the mentee's line managers",
        cy: "{n} yn rheolwr llinell ar y mentorai",
      },
      mentees: {
        one: "1 is managed by this mentor",
        many: "{n} are managed by this mentor",
        cy: "{n} yn cael ei reoli gan y mentor hwn",
      },
    },
    menteeManages: {
      mentors: {
        one: "1 is managed by the mentee",
        many: "{n} are managed by the mentee",
        cy: "{n} yn cael ei reoli gan y mentorai",
      },
      mentees: {
        one: "1 is this mentor's line manager",
        many: "{n} are this mentor's line managers",
        cy: "{n} yn rheolwr llinell ar y mentor hwn",
      },
    },
    mentorAbove: {
      mentors: {
        one: "1 is above the mentee's line manager",
        many: "{n} are above the mentee's line manager",
        cy: "{n} uwchlaw rheolwr llinell y mentorai",
      },
      mentees: {
        one: "1 works below a person whom this mentor manages",
        many: "{n} work below a person whom this mentor manages",
        cy: "{n} yn gweithio dan rywun y mae'r mentor hwn yn ei reoli",
      },
    },
    menteeAbove: {
      mentors: {
        one: "1 works below a person whom the mentee manages",
        many: "{n} work below a person whom the mentee manages",
        cy: "{n} yn gweithio dan rywun y mae'r mentorai yn ei reoli",
      },
      mentees: {
        one: "1 is above this mentor's line manager",
        many: "{n} are above this mentor's line manager",
        cy: "{n} uwchlaw rheolwr llinell y mentor hwn",
      },
    },
  },
});
