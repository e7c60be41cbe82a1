/** Sentences about schemes. */
export const words = {
  nameNeeded: {
    en: "Give the scheme a name of up to 120 characters.",
    cy: "Rhowch enw i'r cynllun, hyd at 120 o nodau.",
  },
  summaryTooLong: {
    en: "Keep the summary to 1,000 characters.",
    cy: "Cadwch y crynodeb o fewn 1,000 o nodau.",
  },
  notAnEmail: {
    en: "Enter a contact email address in the form name@example.ac.uk.",
    cy: "Rhowch gyfeiriad e-bost cyswllt ar ffurf enw@enghraifft.ac.uk.",
  },
  cannotSave: {
    en: "These settings can't be saved as they are.",
    cy: "Ni ellir cadw'r gosodiadau hyn fel y maent.",
  },
  conflict: {
    en: "Somebody else changed this scheme meanwhile. Reload it to see the change.",
    cy: "Newidiodd rhywun arall y cynllun hwn yn y cyfamser. Ail-lwythwch i weld y newid.",
  },
  between: {
    en: "{what}: choose a whole number from {least} to {most}.",
    cy: "{what}: dewiswch rif cyfan o {least} i {most}.",
  },
  monthsOrder: {
    en: "The longest partnership can't be shorter than the shortest.",
    cy: "Ni all y bartneriaeth hwyaf fod yn fyrrach na'r fyrraf.",
  },
  certificateIsGranted: {
    en: "A certificate is granted by those who run the scheme; nobody confirms one of themselves.",
    cy: "Y rhai sy'n rhedeg y cynllun sy'n rhoi tystysgrif; nid oes neb yn cadarnhau un drosto'i hun.",
  },
  fewerThanTaken: {
    en: "{area}: {taken} places are taken already, so there can't be only {places}.",
    cy: "{area}: mae {taken} o leoedd wedi'u llenwi eisoes, felly ni ellir cael {places} yn unig.",
  },
  notReady: {
    en: "The scheme can't open yet.",
    cy: "Ni all y cynllun agor eto.",
  },
  closedForGood: {
    en: "This scheme has closed. Start a new one from it instead.",
    cy: "Mae'r cynllun hwn wedi cau. Dechreuwch un newydd ohono yn lle hynny.",
  },
  openNeeds: {
    en: "An open scheme can't be left without this.",
    cy: "Ni ellir gadael cynllun agored heb hyn.",
  },
} as const;

/** Names of the numbers in the settings. */
export const settingNames = {
  replyDays: { en: "Days to answer a match", cy: "Diwrnodau i ateb paru" },
  minMonths: { en: "Shortest partnership, in months", cy: "Y bartneriaeth fyrraf, mewn misoedd" },
  maxMonths: { en: "Longest partnership, in months", cy: "Y bartneriaeth hwyaf, mewn misoedd" },
  minimumMentors: { en: "Mentors needed to match", cy: "Mentoriaid sydd eu hangen i baru" },
  minimumMentees: { en: "Mentees needed to match", cy: "Mentoreion sydd eu hangen i baru" },
  maxPreferences: { en: "Mentors a mentee may rank", cy: "Mentoriaid y caiff mentorai eu rhestru" },
  places: { en: "Places", cy: "Lleoedd" },
} as const;

/** What must be there before a scheme opens. `detail` says what is missing. */
export const checklistWords = {
  dates: {
    label: { en: "Dates", cy: "Dyddiadau" },
    missing: { en: "Set this date: {which}.", cy: "Gosodwch y dyddiad hwn: {which}." },
    order: {
      en: "{earlier} comes after {later}. Change one of them.",
      cy: "Mae {earlier} ar ôl {later}. Newidiwch un ohonynt.",
    },
  },
  coordinators: {
    label: { en: "A coordinator", cy: "Cydlynydd" },
    missing: {
      en: "Name somebody who looks after the scheme.",
      cy: "Enwch rywun sy'n gofalu am y cynllun.",
    },
  },
  places: {
    label: { en: "Places for mentors and mentees", cy: "Lleoedd i fentoriaid a mentoreion" },
    missing: {
      en: "Give at least one service area places in this role: {which}.",
      cy: "Rhowch leoedd i o leiaf un maes gwasanaeth yn y rôl hon: {which}.",
    },
  },
  contact: {
    label: { en: "A contact address", cy: "Cyfeiriad cyswllt" },
    missing: {
      en: "Give an email address that participants can write to.",
      cy: "Rhowch gyfeiriad e-bost y gall cyfranogwyr ysgrifennu ato.",
    },
  },
  forms: {
    label: { en: "Forms", cy: "Ffurflenni" },
    missing: { en: "Mend this form: {which}.", cy: "Trwsiwch y ffurflen hon: {which}." },
  },
  workflows: {
    label: { en: "Workflows", cy: "Llifoedd gwaith" },
    missing: { en: "Mend this workflow: {which}.", cy: "Trwsiwch y llif gwaith hwn: {which}." },
  },
  texts: {
    label: { en: "Texts in every language", cy: "Testunau ym mhob iaith" },
    missing: {
      en: "Write the name and the summary in every language.",
      cy: "Ysgrifennwch yr enw a'r crynodeb ym mhob iaith.",
    },
  },
} as const;

export const dateNames = {
  opensOn: { en: "the scheme opens", cy: "mae'r cynllun yn agor" },
  registrationClosesOn: { en: "registration closes", cy: "mae'r cofrestru'n cau" },
  matchingOn: { en: "matching", cy: "paru" },
  endsOn: { en: "the scheme ends", cy: "daw'r cynllun i ben" },
} as const;

export const roleNames = {
  mentor: { en: "mentors", cy: "mentoriaid" },
  mentee: { en: "mentees", cy: "mentoreion" },
} as const;
