/** Sentences about partnerships. */
export const words = {
  notNow: {
    en: "This isn't possible at this stage of the partnership.",
    cy: "Nid yw hyn yn bosibl ar yr adeg hon yn y bartneriaeth.",
  },
  alreadyAnswered: {
    en: "You have already answered this proposal. Write to the coordinator if you have changed your mind.",
    cy: "Rydych eisoes wedi ateb y cynnig hwn. Ysgrifennwch at y cydlynydd os ydych wedi newid eich meddwl.",
  },
  proposalOver: {
    en: "This proposal has ended, so there is nothing left to answer.",
    cy: "Mae'r cynnig hwn wedi dod i ben, felly nid oes dim ar ôl i'w ateb.",
  },
  tooLate: {
    en: "The last day to answer was {date}. Write to the coordinator if you would still like this partnership.",
    cy: "Y diwrnod olaf i ateb oedd {date}. Ysgrifennwch at y cydlynydd os hoffech y bartneriaeth hon o hyd.",
  },
  mend: {
    en: "Some answers need your attention before this can be kept.",
    cy: "Mae angen i chi edrych ar rai atebion cyn y gellir cadw hyn.",
  },
  endsInPast: {
    en: "The date you plan to finish must be after today",
    cy: "Rhaid i'r dyddiad rydych yn bwriadu gorffen fod ar ôl heddiw",
  },
  heldInFuture: {
    en: "The date you met must be today or in the past",
    cy: "Rhaid i'r dyddiad y gwnaethoch gyfarfod fod heddiw neu yn y gorffennol",
  },
  agreementChanged: {
    en: "The agreement has changed meanwhile. Read it again as it is now.",
    cy: "Mae'r cytundeb wedi newid yn y cyfamser. Darllenwch ef eto fel y mae nawr.",
  },
  nothingToSign: {
    en: "Nothing has been written yet. Write the agreement first, then sign it.",
    cy: "Nid oes dim wedi'i ysgrifennu eto. Ysgrifennwch y cytundeb yn gyntaf, yna llofnodwch ef.",
  },
  nameDiffers: {
    en: "To sign, type your full name as it is kept here: {name}.",
    cy: "I lofnodi, teipiwch eich enw llawn fel y mae wedi'i gadw yma: {name}.",
  },
  evaluationSent: {
    en: "You have already sent your evaluation. Thank you.",
    cy: "Rydych eisoes wedi anfon eich gwerthusiad. Diolch.",
  },
  proposed: { en: "The partnership was proposed.", cy: "Cynigiwyd y bartneriaeth." },
  saidYes: { en: "Said yes to the partnership.", cy: "Wedi cytuno i'r bartneriaeth." },
  signed: { en: "Signed the agreement.", cy: "Wedi llofnodi'r cytundeb." },
  allSigned: {
    en: "The agreement was signed by everybody.",
    cy: "Llofnodwyd y cytundeb gan bawb.",
  },
  met: { en: "Met for {minutes} minutes.", cy: "Cyfarfod o {minutes} munud." },
  closed: {
    en: "The partnership was brought to a close.",
    cy: "Daethpwyd â'r bartneriaeth i ben.",
  },
  evaluated: {
    en: "Looked back on it for the evaluation.",
    cy: "Wedi edrych yn ôl ar gyfer y gwerthusiad.",
  },
  cameToNothing: { en: "The proposal didn't come about.", cy: "Ni ddaeth dim o'r cynnig." },
  yes: { en: "Yes", cy: "Ie" },
  no: { en: "No", cy: "Na" },
} as const;
