/** Sentences about forms. */
export const words = {
  incomplete: {
    en: "Some answers need your attention before this can be sent.",
    cy: "Mae angen i chi edrych ar rai atebion cyn y gellir anfon hyn.",
  },
  conflict: {
    en: "This was saved somewhere else meanwhile. Reload it to see those changes; what you typed here isn't saved yet.",
    cy: "Cadwyd hyn yn rhywle arall yn y cyfamser. Ail-lwythwch ef i weld y newidiadau hynny; nid yw'r hyn a deipioch yma wedi'i gadw eto.",
  },
  alreadySubmitted: {
    en: "You have already sent this. Send it again to change your answers.",
    cy: "Rydych eisoes wedi anfon hyn. Anfonwch ef eto i newid eich atebion.",
  },
} as const;
