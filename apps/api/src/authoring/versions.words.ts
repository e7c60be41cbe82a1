/** The sentences about versions and publishing. */
export const words = {
  nothing: {
    en: "There is nothing to publish: no changes are saved.",
    cy: "Nid oes dim i'w gyhoeddi: nid oes newidiadau wedi'u cadw.",
  },
  same: {
    en: "The draft means the same as the published version, so there is nothing to publish.",
    cy: "Mae'r drafft yn golygu'r un peth â'r fersiwn cyhoeddedig, felly nid oes dim i'w gyhoeddi.",
  },
  unfit: {
    en: "{count:One thing stops|# things stop} publishing. Mend {count:it|them} first.",
    cy: "Mae {count:un peth|# peth} yn atal cyhoeddi. Trwsiwch {count:ef|nhw} yn gyntaf.",
  },
  longNote: {
    en: "The note can have at most {most} characters.",
    cy: "Gall y nodyn fod â {most} nod ar y mwyaf.",
  },
} as const;
