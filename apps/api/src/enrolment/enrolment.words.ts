/** Sentences about taking part. */
export const words = {
  over: {
    en: "Taking part in this scheme has ended. Write to the coordinator to begin again.",
    cy: "Mae'r cyfranogiad yn y cynllun hwn wedi dod i ben. Ysgrifennwch at y cydlynydd i ddechrau eto.",
  },
} as const;
