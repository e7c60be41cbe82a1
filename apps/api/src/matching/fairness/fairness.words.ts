/** Words of the page on how groups fared in a run. */
export const words = {
  area: { en: "Service area", cy: "Maes gwasanaeth" },
  grade: { en: "Grade", cy: "Gradd" },
  everybody: { en: "Everybody", cy: "Pawb" },
  yes: { en: "Yes", cy: "Ie" },
  no: { en: "No", cy: "Nage" },
  quoted: { en: "“{text}”", cy: "“{text}”" },
  byHand: { en: "The result changed by hand", cy: "Y canlyniad a newidiwyd â llaw" },
  named: { en: "{title} (run {number})", cy: "{title} (rhediad {number})" },
} as const;
