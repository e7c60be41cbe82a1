/** The sentences of simulations. */
export const words = {
  unreadable: {
    en: "This is no workflow that Quad can read.",
    cy: "Nid llif gwaith y gall Quad ei ddarllen yw hwn.",
  },
  unfit: {
    en: "The workflow can't be tried yet: something in it leads nowhere or isn't known.",
    cy: "Ni ellir rhoi cynnig ar y llif gwaith eto: mae rhywbeth ynddo'n arwain i unman neu'n anhysbys.",
  },
  noScenario: {
    en: "This is nothing that can be played.",
    cy: "Nid yw hyn yn rhywbeth y gellir ei chwarae.",
  },
  tooBig: {
    en: "A workflow can be at most {most} KB; this one is {size} KB.",
    cy: "Gall llif gwaith fod yn {most} KB ar y mwyaf; mae hwn yn {size} KB.",
  },
  failed: {
    en: "Trying it failed: {why}",
    cy: "Methodd y cynnig: {why}",
  },
  busy: {
    en: "Others are trying many lives just now. Try again in a moment.",
    cy: "Mae eraill yn rhoi cynnig ar lawer o fywydau ar hyn o bryd. Rhowch gynnig arall arni mewn munud.",
  },
  tooMany: {
    en: "A workflow keeps at most {most} tests. Remove one first.",
    cy: "Mae llif gwaith yn cadw {most} prawf ar y mwyaf. Tynnwch un yn gyntaf.",
  },
  begins: { en: "Begins in {where}.", cy: "Yn dechrau yn {where}." },
  same: { en: "{what}.", cy: "{what}." },
  moved: { en: "{what}. Now in {where}.", cy: "{what}. Bellach yn {where}." },
  ended: { en: "{what}. It ends in {where}.", cy: "{what}. Mae'n gorffen yn {where}." },
  refused: {
    en: "“{what}” isn't possible: {why}",
    cy: "Nid yw “{what}” yn bosibl: {why}",
  },
  notNow: {
    en: "nothing in {where} waits for it.",
    cy: "nid oes dim yn {where} yn aros amdano.",
  },
  missing: { en: "something that it needs is missing.", cy: "mae rhywbeth sydd ei angen ar goll." },
  reminder: { en: "A reminder was due", cy: "Roedd nodyn atgoffa i'w anfon" },
  timeUp: { en: "The time was up", cy: "Daeth yr amser i ben" },
  silent: {
    en: "A reminder was due, and its rule says no",
    cy: "Roedd nodyn atgoffa i'w anfon, ac mae ei reol yn dweud na",
  },
  workDone: { en: "“{work}” has finished", cy: "Mae “{work}” wedi gorffen" },
  workFailed: { en: "“{work}” failed", cy: "Methodd “{work}”" },
  fact: { en: "{label}: {value}.", cy: "{label}: {value}." },
  wait: { en: "Nothing happens for {length}.", cy: "Nid oes dim yn digwydd am {length}." },
  yes: { en: "yes", cy: "ydy" },
  no: { en: "no", cy: "nac ydy" },
  none: { en: "none", cy: "dim" },
  and: { en: " and ", cy: " a " },
  gone: { en: "a step that is gone", cy: "cam sydd wedi mynd" },
  who: {
    work: { en: "work in the background", cy: "gwaith yn y cefndir" },
    rule: { en: "a rule to let it through", cy: "rheol i'w adael drwodd" },
    time: { en: "nothing but a date", cy: "dyddiad yn unig" },
  },
  says: { en: "“{name}” {fault}", cy: "“{name}”: {fault}" },
} as const;
