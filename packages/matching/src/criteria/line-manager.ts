import type { Params, Profile } from "../contract.ts";
import { exclusion } from "./exclusion.ts";
import { fewOf, numbersBy } from "./rows.ts";

type LineManager = Params & { chain?: boolean };
/** The line manager of each person, as far as the profiles tell. */
type Managers = ReadonlyMap<string, string>;

function managersOf(profiles: readonly Profile[]): Managers {
  const managers = new Map<string, string>();
  for (const { personId, lineManagerId } of profiles) {
    if (lineManagerId !== undefined) managers.set(personId, lineManagerId);
  }
  return managers;
}

/** From the line manager up. Ends on circular data where it would meet the same person again. */
function above(managers: Managers, person: string): string[] {
  const found: string[] = [];
  let next = managers.get(person);
  while (next !== undefined && next !== person && !found.includes(next)) {
    found.push(next);
    next = managers.get(next);
  }
  return found;
}

/** Everybody in whose line of management the person is. */
function below(reports: (person: string) => readonly string[], person: string): Set<string> {
  const found = new Set([person]);
  for (const one of found) for (const report of reports(one)) found.add(report);
  found.delete(person);
  return found;
}

/** Neither manages the other; unless `chain` is false, nor the other's manager, and so on up. */
export const lineManager = exclusion<LineManager>({
  type: "lineManager",
  firm: true,
  reads: ["lineManager"],
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
    const managers = prepared as Managers;
    const up = above(managers, mentee.personId).indexOf(mentor.personId);
    if (up === 0) return "mentorManages";
    const down = above(managers, mentor.personId).indexOf(mentee.personId);
    if (down === 0) return "menteeManages";
    if (!chain) return null;
    if (up > 0) return "mentorAbove";
    return down > 0 ? "menteeAbove" : null;
  },
  rows(mentees, mentors, evaluate, _, prepared) {
    const managers = prepared as Managers;
    const are = numbersBy(mentors, ({ personId }) => [personId]);
    const reports = new Map<string, string[]>();
    for (const [person, manager] of managers) {
      const known = reports.get(manager);
      if (known) known.push(person);
      else reports.set(manager, [person]);
    }
    const reportsOf = (person: string) => reports.get(person) ?? [];
    return fewOf(mentees, mentors, evaluate, ({ personId }) =>
      [...above(managers, personId), ...below(reportsOf, personId)].flatMap(are),
    );
  },
  betweenPeers: true,
  describe: ({ chain = true }) =>
    chain
      ? {
          en: "Nobody is matched with their line manager, with anybody above that manager, or with anybody whom they manage.",
          cy: "Ni chaiff neb ei baru â'i reolwr llinell, â neb uwchlaw'r rheolwr hwnnw, nac â neb y mae'n ei reoli.",
        }
      : {
          en: "Nobody is matched with their line manager, or with somebody whom they manage directly.",
          cy: "Ni chaiff neb ei baru â'i reolwr llinell, nac â rhywun y mae'n ei reoli'n uniongyrchol.",
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
