export const words = {
  cannotSave: {
    en: "This can't be saved yet. Nothing has changed.",
    cy: "Ni ellir cadw hyn eto. Nid oes dim wedi newid.",
  },
  conflict: {
    en: "Somebody else has changed the scheme meanwhile. Load it again, then make your change.",
    cy: "Mae rhywun arall wedi newid y cynllun yn y cyfamser. Llwythwch ef eto, yna gwnewch eich newid.",
  },
  noModel: {
    en: "Choose at least one model, each once.",
    cy: "Dewiswch o leiaf un model, pob un unwaith.",
  },
  noMatcher: {
    en: "“{matcher}” can't match the model “{model}”.",
    cy: "Ni all “{matcher}” baru'r model “{model}”.",
  },
  noCriterion: {
    en: "There is no criterion “{type}”.",
    cy: "Nid oes maen prawf “{type}”.",
  },
  nothingScores: {
    en: "Give at least one criterion a weight above 0, or every match is as good as any other.",
    cy: "Rhowch bwysau uwch na 0 i o leiaf un maen prawf, neu bydd pob pâr cystal â'i gilydd.",
  },
  badWeight: {
    en: "{what}: give a weight from 0 to 1000.",
    cy: "{what}: rhowch bwysau o 0 i 1000.",
  },
  badQuestion: {
    en: "{what}: “{question}” is no question of the registration forms that matching may use.",
    cy: "{what}: nid yw “{question}” yn gwestiwn o'r ffurflenni cofrestru y caiff y paru ei ddefnyddio.",
  },
  running: {
    en: "A proposal of the model “{model}” or a partnership is still open. Keep the model until they have ended.",
    cy: "Mae cynnig o'r model “{model}” neu bartneriaeth yn dal ar agor. Cadwch y model nes y byddant wedi dod i ben.",
  },
  faults: {
    unknown: {
      en: "{what}: “{param}” isn't something it asks for.",
      cy: "{what}: nid yw'n gofyn am “{param}”.",
    },
    missing: { en: "{what}: fill in “{param}”.", cy: "{what}: llenwch “{param}”." },
    wrongType: {
      en: "{what}: “{param}” has the wrong kind of value.",
      cy: "{what}: mae gan “{param}” y math anghywir o werth.",
    },
    tooSmall: { en: "{what}: “{param}” is too small.", cy: "{what}: mae “{param}” yn rhy fach." },
    tooLarge: { en: "{what}: “{param}” is too large.", cy: "{what}: mae “{param}” yn rhy fawr." },
    notAChoice: {
      en: "{what}: choose one of the values of “{param}”.",
      cy: "{what}: dewiswch un o werthoedd “{param}”.",
    },
  },
} as const;
