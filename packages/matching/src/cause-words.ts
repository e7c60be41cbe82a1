import type { NotComplete } from "./contract.ts";
import type { Phrase } from "./criteria/phrases.ts";

/** What coordinators read, with names and rules. */
export const COORDINATOR = {
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
  nearestMentor: {
    en: "{name} is the nearest: the fit would have to be more than {n} points of 100 higher to come before somebody else.",
    cy: "{name} yw'r agosaf: byddai'n rhaid i'r cydweddiad fod dros {n} pwynt o 100 yn uwch i ddod o flaen rhywun arall.",
  },
  unlock: {
    en: "Releasing the lock of {mentee} with {mentor} would make a match.",
    cy: "Byddai rhyddhau'r clo rhwng {mentee} a hefyd {mentor} yn creu pâr.",
  },
  drop: {
    en: "Only the rule “{label}” stands between this person and {name}; without it for the two, there would be a match.",
    cy: "Dim ond y rheol “{label}” sy'n sefyll rhwng y person hwn a hefyd {name}; hebddi i'r ddau, byddai pâr.",
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

export const NOT_COMPLETE: Record<NotComplete, Phrase> = {
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
    en: "Every experienced mentor is in a partnership already.",
    cy: "Mae pob mentor profiadol mewn partneriaeth eisoes.",
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
  notFound: {
    en: "No partnership was found for this person. There may be one all the same.",
    cy: "Ni chafwyd hyd i bartneriaeth i'r person hwn. Gall fod un er hynny.",
  },
};

export const PARTICIPANT = {
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
