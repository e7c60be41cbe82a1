import { builtIn } from "./built-in.ts";
import type { Audience, NotComplete, Registry, RuleCount, Unmatched } from "./contract.ts";
import { inLocale, listed, type Phrase, phrase } from "./criteria/phrases.ts";

const COORDINATOR = {
  noPlaces: {
    en: "Has no place to give in this round.",
    cy: "Nid oes lle i'w gynnig yn y rownd hon.",
  },
  noMentors: {
    en: "There are no mentors in this round.",
    cy: "Nid oes mentoriaid yn y rownd hon.",
  },
  noMentees: {
    en: "There are no mentees in this round.",
    cy: "Nid oes mentoreion yn y rownd hon.",
  },
  mentorsOut: {
    en: "No mentor is possible: of {n}, {rules}.",
    cy: "Nid oes mentor posibl: o {n}, {rules}.",
  },
  menteesOut: {
    en: "No mentee is possible: of {n}, {rules}.",
    cy: "Nid oes mentorai posibl: o {n}, {rules}.",
  },
  forbidden: {
    en: "Every possible pairing is forbidden by hand: {names}.",
    cy: "Mae pob pâr posibl wedi'i wahardd â llaw: {names}.",
  },
  full: {
    en: "Every mentor who could be chosen is full: {names}.",
    cy: "Mae pob mentor y gellid ei ddewis yn llawn: {names}.",
  },
  onePlace: {
    en: "One more place with {name} would make a match and change nobody else's.",
    cy: "Byddai un lle arall gyda {name} yn creu pâr heb newid pâr neb arall.",
  },
  onePlaceMove: {
    en: "One more place with {name} would make a match; one other mentee would move.",
    cy: "Byddai un lle arall gyda {name} yn creu pâr; byddai un mentorai arall yn symud.",
  },
  onePlaceMoves: {
    en: "One more place with {name} would make a match; {n} other mentees would move.",
    cy: "Byddai un lle arall gyda {name} yn creu pâr; nifer y mentoreion eraill a fyddai'n symud: {n}.",
  },
  noOnePlace: {
    en: "No single extra place is certain to make a match.",
    cy: "Nid oes un lle ychwanegol sy'n sicr o greu pâr.",
  },
  allow: {
    en: "Allowing the pairing with {names} would make a match.",
    cy: "Byddai caniatáu'r pâr gyda {names} yn creu pâr.",
  },
  noAllow: {
    en: "Allowing only one of them is not certain to make a match.",
    cy: "Nid yw caniatáu un ohonynt yn unig yn sicr o greu pâr.",
  },
  alsoForbidden: { en: "Forbidden by hand: {names}.", cy: "Wedi'u gwahardd â llaw: {names}." },
  alsoLocked: {
    en: "Locked with another mentor by hand: {names}.",
    cy: "Wedi'u cloi â llaw gyda mentor arall: {names}.",
  },
  alsoOut: { en: "Ruled out: {rules}.", cy: "Wedi'u heithrio: {rules}." },
  below: {
    en: "The best pairing, with {name}, does not fit better than no match.",
    cy: "Nid yw'r pâr gorau, gyda {name}, yn cydweddu'n well na bod heb bâr.",
  },
  better: {
    en: "None of the possible mentees would be better placed here: {names}.",
    cy: "Ni fyddai'r un o'r mentoreion posibl mewn lle gwell yma: {names}.",
  },
  allLocked: {
    en: "Every possible mentee is locked with another mentor by hand: {names}.",
    cy: "Mae pob mentorai posibl wedi'i gloi â llaw gyda mentor arall: {names}.",
  },
  nearest: {
    en: "{name} is the nearest: the fit would have to be more than {n} points of 100 higher.",
    cy: "{name} yw'r agosaf: byddai'n rhaid i'r cydweddiad fod dros {n} pwynt o 100 yn uwch.",
  },
  tie: {
    en: "An outcome with {name} would be exactly as good.",
    cy: "Byddai canlyniad gyda {name} yr un mor dda.",
  },
  quotaFull: {
    en: "The places of {name} are full ({used} of {most}).",
    cy: "Mae lleoedd {name} yn llawn ({used} o {most}).",
  },
  oneMoreIn: {
    en: "One more place in {name} would make a match.",
    cy: "Byddai un lle arall yn {name} yn creu pâr.",
  },
  tooFew: {
    en: "{name} has a place, and starts only with {n} mentees or more.",
    cy: "Mae gan {name} le, ond dim ond gyda {n} neu ragor o fentoreion y bydd yn dechrau.",
  },
  othersFirst: {
    en: "Every mentor who could be chosen is full, with mentees who come first in this way of matching: {names}.",
    cy: "Mae pob mentor y gellid ei ddewis yn llawn, gyda mentoreion sy'n dod yn gyntaf yn y dull hwn o baru: {names}.",
  },
  othersElsewhere: {
    en: "These possible mentees were matched elsewhere: {names}.",
    cy: "Parwyd y mentoreion posibl hyn mewn man arall: {names}.",
  },
  openMentors: {
    en: "Still with a place, so that a match could be made by hand: {names}.",
    cy: "Â lle ar ôl, fel y gellid creu pâr â llaw: {names}.",
  },
  openMentees: {
    en: "Still without a match, so that one could be made by hand: {names}.",
    cy: "Heb bâr o hyd, fel y gellid creu un â llaw: {names}.",
  },
  byHand: {
    en: "This run keeps only the matches made by hand.",
    cy: "Dim ond parau a wnaed â llaw sydd yn y rhediad hwn.",
  },
  rule: { en: "{n} by the rule “{label}”", cy: "{n} oherwydd y rheol “{label}”" },
  unscored: { en: "{n} not considered", cy: "{n} heb eu hystyried" },
} satisfies Record<string, Phrase>;

const NOT_COMPLETE: Record<NotComplete, Phrase> = {
  noTeam: {
    en: "Is in no team, and whole teams are matched here.",
    cy: "Nid yw mewn tîm, a thimau cyfan sy'n cael eu paru yma.",
  },
  teamTooLarge: {
    en: "The team has more members than one partnership can hold.",
    cy: "Mae gan y tîm fwy o aelodau nag y gall un bartneriaeth eu dal.",
  },
  notExperienced: {
    en: "Has not been a mentor before; a team's mentors have.",
    cy: "Nid yw wedi bod yn fentor o'r blaen; rhaid i fentoriaid tîm fod wedi gwneud hynny.",
  },
  nobodyTogether: {
    en: "Under the rules, no complete partnership is possible with this person in it.",
    cy: "O dan y rheolau, nid oes partneriaeth gyflawn yn bosibl gyda'r person hwn ynddi.",
  },
  noExperiencedLeft: {
    en: "Every experienced mentor is in a partnership already. One more could make another.",
    cy: "Mae pob mentor profiadol mewn partneriaeth eisoes. Gallai un arall greu un newydd.",
  },
  tooFewLeft: {
    en: "Too few people are left to make one more partnership.",
    cy: "Mae rhy ychydig o bobl ar ôl i greu partneriaeth arall.",
  },
  noneLeft: {
    en: "The people who are left can make no partnership with this person under the rules.",
    cy: "Ni all y bobl sydd ar ôl greu partneriaeth gyda'r person hwn o dan y rheolau.",
  },
  betterWithout: {
    en: "The partnerships that could still be made do not fit better than no match.",
    cy: "Nid yw'r partneriaethau y gellid eu creu o hyd yn cydweddu'n well na bod heb bâr.",
  },
};

const PARTICIPANT = {
  mentee: {
    none: {
      en: "No mentor in this round could be matched with you under the rules of the scheme.",
      cy: "Nid oedd modd eich paru ag unrhyw fentor yn y rownd hon o dan reolau'r cynllun.",
    },
    full: {
      en: "The mentors who could be matched with you have no place left.",
      cy: "Nid oes lle ar ôl gan y mentoriaid y gellid eich paru â nhw.",
    },
    below: {
      en: "No mentor in this round fitted well enough.",
      cy: "Nid oedd unrhyw fentor yn y rownd hon yn cydweddu'n ddigon da.",
    },
    others: {
      en: "No match was found for you in this round.",
      cy: "Ni ddaethpwyd o hyd i bâr i chi yn y rownd hon.",
    },
  },
  mentor: {
    none: {
      en: "No mentee in this round could be matched with you under the rules of the scheme.",
      cy: "Nid oedd modd eich paru ag unrhyw fentorai yn y rownd hon o dan reolau'r cynllun.",
    },
    full: {
      en: "You have no place to give in this round.",
      cy: "Nid oes gennych le i'w gynnig yn y rownd hon.",
    },
    below: {
      en: "The mentees who could be matched with you were placed elsewhere in this round.",
      cy: "Cafodd y mentoreion y gellid eich paru â nhw le mewn man arall yn y rownd hon.",
    },
    others: {
      en: "Nobody was matched with you in this round.",
      cy: "Ni pharwyd neb â chi yn y rownd hon.",
    },
  },
};

const MOST_NAMES = 5;

/**
 * Why somebody is unmatched, in one paragraph. `name` turns a profile id into a name. Participants
 * read only the kind of cause: no names, no rules, nothing done by hand.
 */
export function causeSentence(
  { cause, role }: Unmatched,
  locale: string,
  audience: Audience,
  name: (id: string) => string,
  registry: Registry = builtIn,
): string {
  if (audience !== "coordinator") {
    const kind = {
      nobodyEligible: "none",
      forbidden: "none",
      allFull: "full",
      noPlaces: "full",
      belowNoMatch: "below",
      betterElsewhere: "below",
      othersFirst: "others",
      byHand: "others",
      notComplete: "others",
      quotaFull: "full",
      tooFewTogether: "below",
    } as const;
    return phrase(PARTICIPANT[role][kind[cause.code]], locale);
  }
  const say = (text: Phrase, fill: Record<string, string | number> = {}) =>
    phrase(text, locale, fill);
  const names = (ids: readonly string[]) => listedNames(ids, name, locale);
  const rules = (counts: RuleCount[]) => ruledOut(counts, role, locale, registry);
  const others = ({
    forbidden,
    byRule,
    allow,
  }: {
    forbidden: string[];
    byRule: RuleCount[];
    allow: string[];
  }) => [
    ...(forbidden.length > 0 ? [say(COORDINATOR.alsoForbidden, { names: names(forbidden) })] : []),
    ...allow.map((id) => say(COORDINATOR.allow, { names: name(id) })),
    ...(byRule.length > 0 ? [say(COORDINATOR.alsoOut, { rules: rules(byRule) })] : []),
  ];
  const C = COORDINATOR;
  switch (cause.code) {
    case "noPlaces":
      return say(C.noPlaces);
    case "nobodyEligible":
      if (cause.total === 0) return say(role === "mentee" ? C.noMentors : C.noMentees);
      return say(role === "mentee" ? C.mentorsOut : C.menteesOut, {
        n: cause.total,
        rules: rules(cause.byRule),
      });
    case "forbidden":
      return [
        say(C.forbidden, { names: names(cause.partners) }),
        cause.allow.length > 0 ? "" : say(C.noAllow),
        ...others({ ...cause, forbidden: [] }),
      ]
        .filter(Boolean)
        .join(" ");
    case "allFull":
      return [
        say(C.full, { names: names(cause.partners) }),
        placeSentence(cause.onePlaceWith[0], say, name),
        ...others(cause),
      ].join(" ");
    case "belowNoMatch":
      return say(C.below, { name: name(cause.best.partner) });
    case "byHand":
      return say(C.byHand);
    case "notComplete":
      return say(NOT_COMPLETE[cause.why]);
    case "othersFirst": {
      const [full, open] =
        role === "mentee" ? [C.othersFirst, C.openMentors] : [C.othersElsewhere, C.openMentees];
      return [
        ...(cause.partners.length > 0 ? [say(full, { names: names(cause.partners) })] : []),
        ...(cause.open.length > 0 ? [say(open, { names: names(cause.open) })] : []),
        ...others({ ...cause, allow: [] }),
      ].join(" ");
    }
    case "quotaFull":
      return [
        ...cause.full.map(({ quota, used, most }) =>
          say(C.quotaFull, { name: name(quota), used, most }),
        ),
        ...cause.oneMoreIn.slice(0, 1).map((quota) => say(C.oneMoreIn, { name: name(quota) })),
      ].join(" ");
    case "tooFewTogether":
      return cause.waiting
        .slice(0, MOST_NAMES)
        .map(({ mentor, least: n }) => say(C.tooFew, { name: name(mentor), n }))
        .join(" ");
    case "betterElsewhere": {
      const { partners, locked, nearest } = cause;
      const open = partners.filter((id) => !locked.includes(id));
      return [
        ...(nearest
          ? [say(C.better, { names: names(open) }), nearestSentence(nearest, say, name)]
          : []),
        ...(nearest && locked.length > 0 ? [say(C.alsoLocked, { names: names(locked) })] : []),
        ...(nearest ? [] : [say(C.allLocked, { names: names(locked) })]),
        ...others(cause),
      ].join(" ");
    }
  }
}

type Say = (text: Phrase, fill?: Record<string, string | number>) => string;

function placeSentence(
  fix: { mentor: string; others: number } | undefined,
  say: Say,
  name: (id: string) => string,
): string {
  if (!fix) return say(COORDINATOR.noOnePlace);
  if (fix.others === 0) return say(COORDINATOR.onePlace, { name: name(fix.mentor) });
  const text = fix.others === 1 ? COORDINATOR.onePlaceMove : COORDINATOR.onePlaceMoves;
  return say(text, { name: name(fix.mentor), n: fix.others });
}

function nearestSentence(
  { mentee, shortBy }: { mentee: string; shortBy: number },
  say: Say,
  name: (id: string) => string,
): string {
  if (shortBy === 0) return say(COORDINATOR.tie, { name: name(mentee) });
  // Rounded down, so that "more than" stays true.
  return say(COORDINATOR.nearest, { name: name(mentee), n: Math.floor(shortBy / 1000) / 10 });
}

function listedNames(ids: readonly string[], name: (id: string) => string, locale: string): string {
  if (ids.length <= MOST_NAMES) return listed(ids.map(name), locale);
  const more = phrase({ en: "{n} more", cy: "{n} arall" }, locale, { n: ids.length - MOST_NAMES });
  return listed([...ids.slice(0, MOST_NAMES).map(name), more], locale);
}

function ruledOut(
  counts: RuleCount[],
  role: "mentor" | "mentee",
  locale: string,
  registry: Registry,
): string {
  const who = role === "mentee" ? "mentors" : "mentees";
  return counts
    .map(({ rule, code, count }) => {
      const type = registry.criteria.get(rule);
      if (!type) return phrase(COORDINATOR.unscored, locale, { n: count });
      const label = inLocale(type.label, locale);
      return (
        type.counted?.(code, count, who, locale) ||
        phrase(COORDINATOR.rule, locale, { n: count, label })
      );
    })
    .join("; ");
}
