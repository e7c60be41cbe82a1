/** Sentences about milestones. */
export const words = {
  notOwnWord: {
    en: "Your coordinator records this. Write to them if it is missing.",
    cy: "Eich cydlynydd sy'n cofnodi hyn. Ysgrifennwch atynt os yw ar goll.",
  },
  inFuture: {
    en: "Give today's date or one that has passed.",
    cy: "Rhowch ddyddiad heddiw neu un sydd wedi bod.",
  },
  over: {
    en: "{name} no longer takes part, so nothing can be recorded.",
    cy: "Nid yw {name} yn cymryd rhan mwyach, felly ni ellir cofnodi dim.",
  },
  nothing: {
    en: "Nothing of this kind is recorded.",
    cy: "Nid oes dim o'r math hwn wedi'i gofnodi.",
  },
} as const;

/** What each milestone is called. */
export const kindNames = {
  training: { en: "Training done", cy: "Hyfforddiant wedi'i gwblhau" },
  induction: { en: "Induction done", cy: "Cyflwyniad wedi'i gwblhau" },
  manager: { en: "Line manager informed", cy: "Rheolwr llinell wedi cael gwybod" },
  consent: { en: "Consent given", cy: "Cydsyniad wedi'i roi" },
  certificate: { en: "Certificate granted", cy: "Tystysgrif wedi'i rhoi" },
} as const;
