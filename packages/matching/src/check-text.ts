import type { ProblemFault } from "./check.ts";
import { listed, type Phrase, phrase } from "./criteria/phrases.ts";

const TEXT = {
  pinExcluded: {
    en: "{mentee} and {mentor} are locked together, and a rule keeps them apart.",
    cy: "Mae {mentee} a {mentor} wedi'u cloi gyda'i gilydd, ac mae rheol yn eu cadw ar wahân.",
  },
  pinForbidden: {
    en: "{mentee} and {mentor} are both locked together and forbidden.",
    cy: "Mae {mentee} a {mentor} wedi'u cloi gyda'i gilydd ac wedi'u gwahardd hefyd.",
  },
  pinnedTwice: {
    en: "{mentee} is locked to more than one mentor.",
    cy: "Mae {mentee} wedi'i gloi i fwy nag un mentor.",
  },
  pinsOverCapacity: {
    en: "{pins} mentees are locked to {mentor}, who can have {capacity}.",
    cy: "Nifer y mentoreion sydd wedi'u cloi i {mentor}: {pins}. Y nifer a ganiateir: {capacity}.",
  },
  pinsOverQuota: {
    en: "{pins} people of {quota} are locked, and it has {most} places.",
    cy: "Nifer y bobl o {quota} sydd wedi'u cloi: {pins}. Nifer y lleoedd yno: {most}.",
  },
  pinsApart: {
    en: "{mentees} are locked to {mentor}, and can't be in one group.",
    cy: "Mae {mentees} wedi'u cloi i {mentor}, ac ni allant fod mewn un grŵp.",
  },
  quotasOverlap: {
    en: "{quotas} share people, and neither holds the other whole.",
    cy: "Mae gan {quotas} bobl yn gyffredin, ac nid yw'r naill yn cynnwys y llall yn gyfan.",
  },
  badQuota: {
    en: "{quota} has a number of places that can't be: the least is at most the most.",
    cy: "Mae gan {quota} nifer amhosibl o leoedd: rhaid i'r lleiaf beidio â bod yn uwch na'r mwyaf.",
  },
  tooLarge: {
    en: "There are too many people for one round: {mentees} mentees.",
    cy: "Mae gormod o bobl ar gyfer un rownd: nifer y mentoreion yw {mentees}.",
  },
  other: {
    en: "The numbers of this round don't agree ({code}).",
    cy: "Nid yw rhifau'r rownd hon yn cytuno ({code}).",
  },
} satisfies Record<string, Phrase>;

/**
 * What makes a round impossible to match as stated, in a sentence for its coordinator. `name` turns
 * the id of a person or a quota into a name.
 */
export function faultSentence(
  fault: ProblemFault,
  locale: string,
  name: (id: string) => string,
): string {
  const say = (text: Phrase, fill: Record<string, string | number> = {}) =>
    phrase(text, locale, fill);
  const names = (ids: readonly string[]) => listed(ids.map(name), locale);
  switch (fault.code) {
    case "pinExcluded":
    case "pinForbidden":
      return say(TEXT[fault.code], { mentee: name(fault.mentee), mentor: name(fault.mentor) });
    case "pinnedTwice":
      return say(TEXT.pinnedTwice, { mentee: name(fault.mentee) });
    case "pinsOverCapacity":
      return say(TEXT.pinsOverCapacity, { ...fault, mentor: name(fault.mentor) });
    case "pinsOverQuota":
      return say(TEXT.pinsOverQuota, { ...fault, quota: name(fault.quota) });
    case "pinsApart":
      return say(TEXT.pinsApart, { mentees: names(fault.mentees), mentor: name(fault.mentor) });
    case "quotasOverlap":
      return say(TEXT.quotasOverlap, { quotas: names(fault.quotas) });
    case "badQuota":
      return say(TEXT.badQuota, { quota: name(fault.quota) });
    case "tooLarge":
      return say(TEXT.tooLarge, { mentees: fault.mentees });
    default:
      return say(TEXT.other, { code: fault.code });
  }
}
