/** Sentences of this domain. */
export const words = {
  unitNeeded: {
    en: "Choose the unit that this person is to look after.",
    cy: "Dewiswch yr uned y bydd y person hwn yn gofalu amdani.",
  },
  schemeNeeded: {
    en: "Choose the scheme that this role is for.",
    cy: "Dewiswch y cynllun y mae'r rôl hon ar ei gyfer.",
  },
  lastAdmin: {
    en: "{name} is the only administrator. Name another one first.",
    cy: "{name} yw'r unig weinyddwr. Enwch un arall yn gyntaf.",
  },
} as const;
