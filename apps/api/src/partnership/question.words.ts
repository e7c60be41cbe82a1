export const words = {
  empty: { en: "Write your question first.", cy: "Ysgrifennwch eich cwestiwn yn gyntaf." },
  emptyAnswer: { en: "Write the answer first.", cy: "Ysgrifennwch yr ateb yn gyntaf." },
  waiting: {
    en: "Your last question hasn't been answered yet. You get an email as soon as it is.",
    cy: "Nid yw eich cwestiwn diwethaf wedi'i ateb eto. Cewch e-bost cyn gynted ag y bydd.",
  },
  answered: {
    en: "This question has been answered already.",
    cy: "Mae'r cwestiwn hwn eisoes wedi'i ateb.",
  },
} as const;
