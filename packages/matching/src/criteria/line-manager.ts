import type { Params, Profile } from "../contract.ts";
import { exclusion } from "./exclusion.ts";
import { fewOf, numbersBy } from "./rows.ts";

type LineManager = Params & { chain?: boolean };
/** How far above a person others are, as far as the profiles tell: 1 is the line manager. */
type Chains = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Ends on circular data where it would meet the same person again. */
function chainsOf(profiles: readonly Profile[]): Chains {
  const manager = new Map<string, string>();
  for (const { personId, lineManagerId } of profiles) {
    if (lineManagerId !== undefined) manager.set(personId, lineManagerId);
  }
  const chains = new Map<string, Map<string, number>>();
  for (const person of manager.keys()) {
    const above = new Map<string, number>();
    let next = manager.get(person);
    while (next !== undefined && next !== person && !above.has(next)) {
      above.set(next, above.size + 1);
      next = manager.get(next);
    }
    chains.set(person, above);
  }
  return chains;
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
  prepare: chainsOf,
  test(mentee, mentor, { chain = true }, prepared) {
    const chains = (prepared as Chains | undefined) ?? chainsOf([mentee, mentor]);
    const up = chains.get(mentee.personId)?.get(mentor.personId) ?? 0;
    if (up === 1) return "mentorManages";
    const down = chains.get(mentor.personId)?.get(mentee.personId) ?? 0;
    if (down === 1) return "menteeManages";
    if (!chain) return null;
    if (up > 1) return "mentorAbove";
    return down > 1 ? "menteeAbove" : null;
  },
  rows(mentees, mentors, evaluate, _, prepared) {
    const chains = prepared as Chains;
    const above = ({ personId }: Profile) => chains.get(personId)?.keys() ?? [];
    const are = numbersBy(mentors, ({ personId }) => [personId]);
    const below = numbersBy(mentors, above);
    return fewOf(mentees, mentors, evaluate, (mentee) => [
      ...[...above(mentee)].flatMap(are),
      ...below(mentee.personId),
    ]);
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
