/** The sentences about drafts. */
export const words = {
  conflict: {
    en: "{name} saved other changes on {at}. Yours haven't been saved, and nothing was overwritten.",
    cy: "Cadwodd {name} newidiadau eraill ar {at}. Nid yw'ch rhai chi wedi'u cadw, ac ni throswyd dim.",
  },
  somebody: { en: "Somebody", cy: "Rhywun" },
  unreadable: {
    en: "This is no workflow that Quad can read.",
    cy: "Nid llif gwaith y gall Quad ei ddarllen yw hwn.",
  },
  tooBig: {
    en: "A workflow can be at most {most} KB; this one is {size} KB. Remove steps or shorten texts.",
    cy: "Gall llif gwaith fod yn {most} KB ar y mwyaf; mae hwn yn {size} KB. Tynnwch gamau neu byrhewch destunau.",
  },
  another: {
    en: "This is another workflow: its key is “{key}” and it is about {subject}.",
    cy: "Llif gwaith arall yw hwn: ei allwedd yw “{key}” ac mae'n ymwneud â {subject}.",
  },
} as const;
