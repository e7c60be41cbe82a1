import type { Profile } from "../contract.ts";
import { exclusion } from "./exclusion.ts";
import { byKey, fewOf, numbersBy } from "./rows.ts";

type Named = (profile: Profile) => readonly string[];
const NOBODY: readonly string[] = [];
const self: Named = ({ personId }) => [personId];

/** Rows for a rule about people whom one of the two names. */
const aboutNamed =
  (named: Named): Parameters<typeof exclusion>[0]["rows"] =>
  (mentees, mentors, evaluate) => {
    const [are, name] = [numbersBy(mentors, self), numbersBy(mentors, named)];
    return fewOf(mentees, mentors, evaluate, (mentee) => [
      ...named(mentee).flatMap(are),
      ...name(mentee.personId),
    ]);
  };

/** Nobody is matched with themselves, though many are mentor and mentee at once. */
export const samePerson = exclusion({
  type: "samePerson",
  firm: true,
  label: { en: "Same person", cy: "Yr un person" },
  test: (mentee, mentor) => (mentee.personId === mentor.personId ? "samePerson" : null),
  rows: aboutNamed(self),
  describe: {
    en: "Nobody is matched with themselves.",
    cy: "Ni chaiff neb ei baru ag ef neu hi ei hun.",
  },
  sentences: { samePerson: { en: "They are the same person.", cy: "Yr un person ydynt." } },
  counts: {
    samePerson: {
      mentors: {
        one: "1 is the mentee in person",
        many: "{n} are the mentee in person",
        cy: "{n} yw'r mentorai ei hun",
      },
      mentees: {
        one: "1 is the mentor in person",
        many: "{n} are the mentor in person",
        cy: "{n} yw'r mentor ei hun",
      },
    },
  },
});

/** Neither of the two has declared a conflict of interest about the other; it isn't said who did. */
export const declaredConflict = exclusion({
  type: "declaredConflict",
  firm: true,
  reads: ["conflicts"],
  label: { en: "Declared conflict of interest", cy: "Gwrthdaro buddiannau a ddatganwyd" },
  test: (mentee, mentor) =>
    mentee.conflicts?.includes(mentor.personId) || mentor.conflicts?.includes(mentee.personId)
      ? "declared"
      : null,
  rows: aboutNamed(({ conflicts = NOBODY }) => conflicts),
  betweenPeers: true,
  describe: {
    en: "People between whom a conflict of interest has been declared are kept apart.",
    cy: "Cedwir ar wahân bobl y datganwyd gwrthdaro buddiannau rhyngddynt.",
  },
  sentences: {
    declared: {
      en: "A conflict has been declared; the reason is not shown.",
      cy: "Datganwyd gwrthdaro; ni ddangosir y rheswm.",
    },
  },
  counts: {
    declared: {
      mentors: {
        one: "1 is ruled out by a declared conflict; the reason is not shown",
        many: "{n} are ruled out by declared conflicts; the reasons are not shown",
        cy: "{n} wedi'u heithrio oherwydd gwrthdaro a ddatganwyd; ni ddangosir y rhesymau",
      },
      mentees: {
        one: "1 is ruled out by a declared conflict; the reason is not shown",
        many: "{n} are ruled out by declared conflicts; the reasons are not shown",
        cy: "{n} wedi'u heithrio oherwydd gwrthdaro a ddatganwyd; ni ddangosir y rhesymau",
      },
    },
  },
});

export const earlierFailed = exclusion({
  type: "earlierFailed",
  firm: true,
  reads: ["earlierPartnerships"],
  label: {
    en: "Earlier partnership that ended early",
    cy: "Partneriaeth flaenorol a ddaeth i ben yn gynnar",
  },
  test: (mentee, mentor) =>
    mentee.earlierFailed?.includes(mentor.personId) ||
    mentor.earlierFailed?.includes(mentee.personId)
      ? "earlierFailed"
      : null,
  rows: aboutNamed(({ earlierFailed = NOBODY }) => earlierFailed),
  betweenPeers: true,
  describe: {
    en: "People whose earlier partnership ended early are not matched again.",
    cy: "Ni chaiff pobl y daeth eu partneriaeth flaenorol i ben yn gynnar eu paru eto.",
  },
  sentences: {
    earlierFailed: {
      en: "An earlier partnership of theirs ended early.",
      cy: "Daeth partneriaeth flaenorol rhyngddynt i ben yn gynnar.",
    },
  },
  counts: {
    earlierFailed: {
      mentors: {
        one: "1 was in an earlier partnership that ended early",
        many: "{n} were in earlier partnerships that ended early",
        cy: "{n} wedi bod mewn partneriaeth flaenorol a ddaeth i ben yn gynnar",
      },
      mentees: {
        one: "1 was in an earlier partnership that ended early",
        many: "{n} were in earlier partnerships that ended early",
        cy: "{n} wedi bod mewn partneriaeth flaenorol a ddaeth i ben yn gynnar",
      },
    },
  },
});

/** A mentor without a place is out, and counted as such. */
export const capacity = exclusion({
  type: "capacity",
  firm: true,
  reads: ["places"],
  label: { en: "A place to give", cy: "Lle i'w gynnig" },
  test: (_, mentor) => (mentor.capacity < 1 ? "noPlace" : null),
  rows: (mentees, mentors, evaluate) =>
    byKey(
      mentees,
      mentors,
      evaluate,
      () => "",
      (mentor) => String(mentor.capacity < 1),
    ),
  describe: {
    en: "Mentors who have no place to give are left out.",
    cy: "Gadewir allan fentoriaid nad oes ganddynt le i'w gynnig.",
  },
  sentences: {
    noPlace: {
      en: "Has no place to give in this round.",
      cy: "Nid oes lle i'w gynnig yn y rownd hon.",
    },
  },
  counts: {
    noPlace: {
      mentors: {
        one: "1 has no place to give",
        many: "{n} have no place to give",
        cy: "{n} heb le i'w gynnig",
      },
      mentees: {
        one: "1 can't be taken, for want of a place",
        many: "{n} can't be taken, for want of a place",
        cy: "{n} na ellir eu derbyn, gan nad oes lle",
      },
    },
  },
});
