/** Sentences about looking a result over. */
export const words = {
  cannotSend: {
    en: "The result can't be sent yet.",
    cy: "Ni ellir anfon y canlyniad eto.",
  },
  withoutOutcome: {
    en: "{count:1 person has|# people have} no match, and nothing is decided about them. Say what becomes of each.",
    cy: "Mae {count:1 person|# o bobl} heb bâr, a heb benderfyniad yn eu cylch. Dywedwch beth a ddaw o bob un.",
  },
  notApproved: {
    en: "No match is approved yet.",
    cy: "Nid oes pâr wedi'i gymeradwyo eto.",
  },
  secondNeeded: {
    en: "A second person looks this result over before it is sent: somebody who has neither changed nor approved it.",
    cy: "Mae ail berson yn edrych dros y canlyniad hwn cyn ei anfon: rhywun nad yw wedi'i newid na'i gymeradwyo.",
  },
  secondSends: {
    en: "You have looked this result over as the second person: somebody else sends it.",
    cy: "Rydych wedi edrych dros y canlyniad hwn fel yr ail berson: rhywun arall sy'n ei anfon.",
  },
  notSecond: {
    en: "You have changed or approved this result yourself. Ask another coordinator to look it over.",
    cy: "Rydych wedi newid neu gymeradwyo'r canlyniad hwn eich hun. Gofynnwch i gydlynydd arall edrych drosto.",
  },
  noteNeeded: {
    en: "Write what they could do instead: it goes into their letter.",
    cy: "Ysgrifennwch beth y gallent ei wneud yn lle hynny: bydd yn mynd i'w llythyr.",
  },
  notUnmatched: {
    en: "Some of these people have a match in this result.",
    cy: "Mae gan rai o'r bobl hyn bâr yn y canlyniad hwn.",
  },
  outcomes: {
    nextRound: { en: "Stays for the next round", cy: "Yn aros am y rownd nesaf" },
    contact: { en: "You will get in touch", cy: "Byddwch chi'n cysylltu" },
    alternatives: { en: "Told of something else", cy: "Cael gwybod am rywbeth arall" },
    leaves: { en: "Leaves the scheme", cy: "Yn gadael y cynllun" },
  },
  columns: {
    model: { en: "Model", cy: "Model" },
    mentors: { en: "Mentors", cy: "Mentoriaid" },
    mentees: { en: "Mentees", cy: "Mentoreion" },
    units: { en: "Units", cy: "Unedau" },
    fit: { en: "Fit of 100", cy: "Cydweddiad o 100" },
    rank: { en: "Choice of the mentee", cy: "Dewis y mentorai" },
    locked: { en: "Locked by hand", cy: "Wedi'i gloi â llaw" },
    approved: { en: "Approved by", cy: "Cymeradwywyd gan" },
    reasons: { en: "Why", cy: "Pam" },
    outcome: { en: "What becomes of them", cy: "Beth a ddaw ohonynt" },
    cause: { en: "Why there is no match", cy: "Pam nad oes pâr" },
    role: { en: "Role", cy: "Rôl" },
  },
  yes: { en: "yes", cy: "ie" },
  roles: {
    mentor: { en: "Mentor", cy: "Mentor" },
    mentee: { en: "Mentee", cy: "Mentorai" },
  },
} as const;
