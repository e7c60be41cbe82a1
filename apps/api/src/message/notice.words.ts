import type { NoticeForm } from "./notice.entity.ts";

/** What each form is called on a list of things to do. */
export const formWords = {
  registration: {
    title: { en: "Fill in your registration", cy: "Llenwch eich cofrestriad" },
    act: { en: "Go to my registration", cy: "Ewch i'm cofrestriad" },
  },
  agreement: {
    title: { en: "Write and sign your agreement", cy: "Ysgrifennwch a llofnodwch eich cytundeb" },
    act: { en: "Go to the agreement", cy: "Ewch i'r cytundeb" },
  },
  meeting: {
    title: { en: "Write down a meeting", cy: "Ysgrifennwch am gyfarfod" },
    act: { en: "Write it down", cy: "Ei ysgrifennu" },
  },
  evaluation: {
    title: { en: "Look back for the evaluation", cy: "Edrychwch yn ôl ar gyfer y gwerthusiad" },
    act: { en: "Give my view", cy: "Rhoi fy marn" },
  },
  review: {
    title: {
      en: "Look back together: is it going as you had hoped?",
      cy: "Edrychwch yn ôl gyda'ch gilydd: a yw'n mynd fel y gobeithiech?",
    },
    act: { en: "Go to the partnership", cy: "Ewch i'r bartneriaeth" },
  },
} as const satisfies Record<NoticeForm, object>;

export const words = {
  open: { en: "Open the page", cy: "Agor y dudalen" },
} as const;
