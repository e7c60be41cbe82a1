import { exclusion } from "./exclusion.ts";
import { byKey } from "./rows.ts";

/** Whoever hasn't done the training, or has paused, is in no pair of this round. */
export const notReady = exclusion({
  type: "notReady",
  firm: true,
  reads: ["readiness"],
  label: { en: "Not trained, or paused", cy: "Heb hyfforddiant, neu wedi oedi" },
  test(mentee, mentor) {
    if (mentor.notReady === "notTrained") return "mentorNotTrained";
    if (mentor.notReady === "paused") return "mentorPaused";
    if (mentee.notReady === "notTrained") return "menteeNotTrained";
    return mentee.notReady === "paused" ? "menteePaused" : null;
  },
  rows: (mentees, mentors, evaluate) =>
    byKey(mentees, mentors, evaluate, ({ notReady: why = "" }) => why),
  describe: {
    en: "People who have not done the training, or who have paused, are left out.",
    cy: "Gadewir allan bobl nad ydynt wedi gwneud yr hyfforddiant, neu sydd wedi oedi.",
  },
  sentences: {
    mentorNotTrained: {
      en: "The mentor has not done the training.",
      cy: "Nid yw'r mentor wedi gwneud yr hyfforddiant.",
    },
    mentorPaused: { en: "The mentor has paused.", cy: "Mae'r mentor wedi oedi." },
    menteeNotTrained: {
      en: "The mentee has not done the training.",
      cy: "Nid yw'r mentorai wedi gwneud yr hyfforddiant.",
    },
    menteePaused: { en: "The mentee has paused.", cy: "Mae'r mentorai wedi oedi." },
  },
  counts: {
    mentorNotTrained: {
      mentors: {
        one: "1 has not done the training",
        many: "{n} have not done the training",
        cy: "{n} heb wneud yr hyfforddiant",
      },
      mentees: {
        one: "1 can't be taken: this mentor has not done the training",
        many: "{n} can't be taken: this mentor has not done the training",
        cy: "{n} na ellir eu derbyn: nid yw'r mentor hwn wedi gwneud yr hyfforddiant",
      },
    },
    mentorPaused: {
      mentors: { one: "1 has paused", many: "{n} have paused", cy: "{n} wedi oedi" },
      mentees: {
        one: "1 can't be taken: this mentor has paused",
        many: "{n} can't be taken: this mentor has paused",
        cy: "{n} na ellir eu derbyn: mae'r mentor hwn wedi oedi",
      },
    },
    menteeNotTrained: {
      mentors: {
        one: "1 can't be given: this mentee has not done the training",
        many: "{n} can't be given: this mentee has not done the training",
        cy: "{n} na ellir eu cynnig: nid yw'r mentorai hwn wedi gwneud yr hyfforddiant",
      },
      mentees: {
        one: "1 has not done the training",
        many: "{n} have not done the training",
        cy: "{n} heb wneud yr hyfforddiant",
      },
    },
    menteePaused: {
      mentors: {
        one: "1 can't be given: this mentee has paused",
        many: "{n} can't be given: this mentee has paused",
        cy: "{n} na ellir eu cynnig: mae'r mentorai hwn wedi oedi",
      },
      mentees: { one: "1 has paused", many: "{n} have paused", cy: "{n} wedi oedi" },
    },
  },
});
