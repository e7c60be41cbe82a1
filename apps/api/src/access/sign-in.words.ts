/** Sentences of signing in. */
export const words = {
  linkSent: {
    en: "If we know this address, a sign-in link is on its way to it. It works once, for {minutes} minutes. Look in your junk mail too.",
    cy: "Os ydym yn adnabod y cyfeiriad hwn, mae dolen fewngofnodi ar ei ffordd ato. Mae'n gweithio unwaith, am {minutes} munud. Edrychwch yn eich post sothach hefyd.",
  },
  linkOver: {
    en: "This link has been used or is too old. Ask for a new one: it takes a moment.",
    cy: "Mae'r ddolen hon wedi cael ei defnyddio neu'n rhy hen. Gofynnwch am un newydd: dim ond eiliad y mae'n ei gymryd.",
  },
} as const;
