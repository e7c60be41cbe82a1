/** Sentences of this domain. */
export const words = {
  givenName: { en: "First name", cy: "Enw cyntaf" },
  familyName: { en: "Last name", cy: "Cyfenw" },
  email: { en: "Email address", cy: "Cyfeiriad e-bost" },
  jobTitle: { en: "Job title", cy: "Teitl swydd" },
  grade: { en: "Grade", cy: "Gradd" },
  unit: { en: "Department or service area", cy: "Adran neu faes gwasanaeth" },
  ignore: { en: "Leave this column out", cy: "Hepgor y golofn hon" },
  personGroup: { en: "The person", cy: "Y person" },
  answerGroup: { en: "Their registration", cy: "Eu cofrestriad" },
  otherGroup: { en: "Nothing", cy: "Dim byd" },

  EMPTY: { en: "This file is empty.", cy: "Mae'r ffeil hon yn wag." },
  UNREADABLE_LETTERS: {
    en: "Some letters in this file can't be read. Save it as “CSV UTF-8” in your spreadsheet and choose it again.",
    cy: "Ni ellir darllen rhai o'r llythrennau yn y ffeil hon. Cadwch hi fel “CSV UTF-8” yn eich taenlen a'i dewis eto.",
  },
  NO_NAMES: {
    en: "The first line of this file is a person. Put the names of the columns above it, such as First name, Last name and Email.",
    cy: "Person sydd ar linell gyntaf y ffeil hon. Rhowch enwau'r colofnau uwch ei phen, megis Enw cyntaf, Cyfenw ac E-bost.",
  },
  NO_ROWS: {
    en: "This file has column names but nobody below them.",
    cy: "Mae gan y ffeil hon enwau colofnau ond neb oddi tanynt.",
  },
  TOO_MANY_COLUMNS: {
    en: "This file has more than {columns} columns. Remove those that aren't needed.",
    cy: "Mae gan y ffeil hon fwy na {columns} o golofnau. Tynnwch y rhai nad oes eu hangen.",
  },
  TOO_MANY_ROWS: {
    en: "This file has more than {limit} rows. Split it into several files.",
    cy: "Mae gan y ffeil hon fwy na {limit} o resi. Rhannwch hi'n sawl ffeil.",
  },
  OPEN_QUOTE: {
    en: "A quotation mark that opens a cell is never closed, on or after line {line}. Close it or remove it.",
    cy: "Nid yw dyfynnod sy'n agor cell byth yn cael ei gau, ar neu ar ôl llinell {line}. Caewch ef neu ei dynnu.",
  },
  schemeClosed: {
    en: "This scheme is closed: nobody can be added to it.",
    cy: "Mae'r cynllun hwn wedi cau: ni ellir ychwanegu neb ato.",
  },
  notMapped: {
    en: "Not every column that is needed has been chosen.",
    cy: "Nid yw pob colofn sydd ei hangen wedi'i dewis.",
  },
  targetMissing: {
    en: "Choose the column that holds: {label}.",
    cy: "Dewiswch y golofn sy'n cynnwys: {label}.",
  },
  targetTwice: {
    en: "More than one column is to become: {label}. Choose one.",
    cy: "Mae mwy nag un golofn i ddod yn: {label}. Dewiswch un.",
  },
  checkFirst: {
    en: "Check the file first, then bring the people in.",
    cy: "Gwiriwch y ffeil yn gyntaf, yna dewch â'r bobl i mewn.",
  },
  over: {
    en: "This import is over. Begin a new one with the file.",
    cy: "Mae'r mewnforio hwn ar ben. Dechreuwch un newydd gyda'r ffeil.",
  },

  "name.missing": {
    en: "The first or last name is missing. This row is left out.",
    cy: "Mae'r enw cyntaf neu'r cyfenw ar goll. Hepgorir y rhes hon.",
  },
  "name.long": {
    en: "A name has more than 100 letters. This row is left out.",
    cy: "Mae gan enw fwy na 100 o lythrennau. Hepgorir y rhes hon.",
  },
  "email.missing": {
    en: "The email address is missing. This row is left out.",
    cy: "Mae'r cyfeiriad e-bost ar goll. Hepgorir y rhes hon.",
  },
  "email.invalid": {
    en: "“{value}” isn't an email address. This row is left out.",
    cy: "Nid yw “{value}” yn gyfeiriad e-bost. Hepgorir y rhes hon.",
  },
  "email.duplicate": {
    en: "This email address is on line {first} already. That line is used and this one left out.",
    cy: "Mae'r cyfeiriad e-bost hwn eisoes ar linell {first}. Defnyddir y llinell honno a hepgorir hon.",
  },
  "unit.unknown": {
    en: "There is no unit called “{value}”. Add it, or let this import add new units. This row is left out.",
    cy: "Nid oes uned o'r enw “{value}”. Ychwanegwch hi, neu gadewch i'r mewnforio hwn ychwanegu unedau newydd. Hepgorir y rhes hon.",
  },
  "text.long": {
    en: "This text has more than 200 letters. The cell is left out, the row comes in.",
    cy: "Mae gan y testun hwn fwy na 200 o lythrennau. Hepgorir y gell, daw'r rhes i mewn.",
  },
  "answer.unknown": {
    en: "The form doesn't know “{value}”. It is left out, the rest of the row comes in.",
    cy: "Nid yw'r ffurflen yn adnabod “{value}”. Hepgorir hynny, daw gweddill y rhes i mewn.",
  },
  "answer.invalid": {
    en: "{problem}. The row comes in, and its person can put this right.",
    cy: "{problem}. Daw'r rhes i mewn, a gall y person gywiro hyn.",
  },
} as const;
