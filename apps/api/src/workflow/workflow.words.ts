/** The sentences of this domain. */
export const words = {
  UNDECLARED_EVENT: {
    en: "This workflow knows nothing of that.",
    cy: "Nid yw'r llif gwaith hwn yn gwybod am hynny.",
  },
  NOT_ALLOWED: {
    en: "Somebody else has to do this.",
    cy: "Rhaid i rywun arall wneud hyn.",
  },
  CLOSED: {
    en: "This has ended, so nothing more can be done to it.",
    cy: "Mae hyn wedi dod i ben, felly ni ellir gwneud dim mwy iddo.",
  },
  NOT_NOW: {
    en: "This isn't possible at this stage: {stage}.",
    cy: "Nid yw hyn yn bosibl ar yr adeg hon: {stage}.",
  },
  STALE: {
    en: "This came too late: things have moved on.",
    cy: "Daeth hyn yn rhy hwyr: mae pethau wedi symud ymlaen.",
  },
  GUARD: {
    en: "Something is still missing.",
    cy: "Mae rhywbeth ar goll o hyd.",
  },
  BAD_PAYLOAD: {
    en: "A detail is missing or not valid: {path}.",
    cy: "Mae manylyn ar goll neu'n annilys: {path}.",
  },
  EVENT_ID_REUSED: {
    en: "This was sent before with other content.",
    cy: "Anfonwyd hyn o'r blaen gyda chynnwys gwahanol.",
  },
  began: { en: "Began", cy: "Dechrau" },
  reminder: { en: "A reminder was due", cy: "Roedd nodyn atgoffa i'w anfon" },
  timeUp: { en: "The time was up", cy: "Daeth yr amser i ben" },
  workDone: { en: "The work finished", cy: "Gorffennodd y gwaith" },
  workFailed: { en: "The work failed", cy: "Methodd y gwaith" },
  movedTo: { en: "Moved to version {version}", cy: "Symudwyd i fersiwn {version}" },
  movedBack: { en: "Moved back to version {version}", cy: "Symudwyd yn ôl i fersiwn {version}" },
  line: { en: "{what}.", cy: "{what}." },
  lineMoved: { en: "{what}. Stage: {stage}.", cy: "{what}. Cyfnod: {stage}." },
  settled: {
    en: "This incident has already been dealt with.",
    cy: "Deliwyd â'r digwyddiad hwn eisoes.",
  },
  stillFails: {
    en: "It failed again, for the same reason or another. See its message, mend that first, or skip it.",
    cy: "Methodd eto, am yr un rheswm neu un arall. Gweler ei neges, trwsiwch hynny'n gyntaf, neu hepgorwch ef.",
  },
  movedOn: {
    en: "It can no longer be done: things have moved on. Skip it.",
    cy: "Ni ellir ei wneud mwyach: mae pethau wedi symud ymlaen. Hepgorwch ef.",
  },
  subject: {
    enrolment: { en: "Taking part", cy: "Cymryd rhan" },
    round: { en: "Matching round", cy: "Rownd baru" },
    partnership: { en: "Partnership", cy: "Partneriaeth" },
  },
  failedDeed: {
    en: "This could not be done: {what}.",
    cy: "Ni ellid gwneud hyn: {what}.",
  },
  failedEvent: { en: "“{what}” could not be carried out.", cy: "Ni ellid cyflawni “{what}”." },
  failedReminder: {
    en: "A reminder or deadline could not be carried out.",
    cy: "Ni ellid cyflawni nodyn atgoffa neu ddyddiad cau.",
  },
  failedWork: {
    en: "Some work ended, but what follows could not be carried out.",
    cy: "Daeth gwaith i ben, ond ni ellid cyflawni'r hyn sy'n dilyn.",
  },
  failedKept: {
    en: "Something confidential could not be carried out. A coordinator can see what.",
    cy: "Ni ellid cyflawni rhywbeth cyfrinachol. Gall cydlynydd weld beth.",
  },
  forNobody: { en: "Nobody may do this.", cy: "Ni chaiff neb wneud hyn." },
  onlyIn: { en: "Only possible in {steps}.", cy: "Yn bosibl yn {steps} yn unig." },
  inNoStep: { en: "No step waits for this.", cy: "Nid oes unrhyw gam yn aros am hyn." },
  cantTell: {
    en: "This can't be told now, because the rules fail. Mend what has stopped first.",
    cy: "Ni ellir dweud hyn nawr, gan fod y rheolau'n methu. Trwsiwch yr hyn sydd wedi stopio yn gyntaf.",
  },
  movedMeanwhile: {
    en: "This has moved on meanwhile. Look at it as it is now, then decide.",
    cy: "Mae hyn wedi symud ymlaen yn y cyfamser. Edrychwch arno fel y mae nawr, yna penderfynwch.",
  },
  notAsItStands: {
    en: "This can't be done as it stands.",
    cy: "Ni ellir gwneud hyn fel y mae.",
  },
  notAChoice: {
    en: "Choose somebody who is on the list: {field}.",
    cy: "Dewiswch rywun sydd ar y rhestr: {field}.",
  },
  whom: { en: "Who?", cy: "Pwy?" },
} as const;
