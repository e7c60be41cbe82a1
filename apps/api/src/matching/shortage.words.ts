/** Causes in a few words, the same for all who share one, so that they can be counted. */
export const shortWords = {
  noPlaces: { en: "No place to give", cy: "Dim lle i'w gynnig" },
  nobodyEligible: {
    en: "The rules leave no possible mentor",
    cy: "Nid yw'r rheolau'n gadael mentor posibl",
  },
  forbidden: {
    en: "Kept apart by hand from every possible mentor",
    cy: "Wedi'i gadw ar wahân â llaw oddi wrth bob mentor posibl",
  },
  allFull: { en: "Every possible mentor is full", cy: "Mae pob mentor posibl yn llawn" },
  quotaFull: { en: "A quota is full", cy: "Mae cwota yn llawn" },
  tooFewTogether: {
    en: "Too few mentees for a group with any possible mentor",
    cy: "Rhy ychydig o fentoreion ar gyfer grŵp gydag unrhyw fentor posibl",
  },
  othersFirst: {
    en: "Others came first with every possible mentor",
    cy: "Daeth eraill yn gyntaf gyda phob mentor posibl",
  },
  byHand: { en: "Not matched by hand yet", cy: "Heb ei baru â llaw eto" },
  notComplete: {
    en: "No whole match can still be made",
    cy: "Ni ellir gwneud pâr cyfan mwyach",
  },
  belowNoMatch: {
    en: "Every possible fit is too weak",
    cy: "Mae pob cydweddiad posibl yn rhy wan",
  },
  betterElsewhere: {
    en: "Everybody possible is better placed elsewhere",
    cy: "Mae pawb posibl mewn lle gwell yn rhywle arall",
  },
} as const;
