import type { Text } from "../words.ts";

/** What each message is called inside a sentence: "send the invitation". */
export const templateNames: Readonly<Record<string, Text>> = {
  "sign-in": { en: "the sign-in link", cy: "y ddolen fewngofnodi" },
  invitation: { en: "the invitation", cy: "y gwahoddiad" },
  "invitation-reminder": { en: "a reminder to register", cy: "nodyn atgoffa i gofrestru" },
  registered: { en: "the confirmation of registration", cy: "y cadarnhad o gofrestru" },
  "waiting-list": { en: "the news of the waiting list", cy: "y newyddion am y rhestr aros" },
  "place-offered": { en: "the news of a place", cy: "y newyddion am le" },
  proposal: { en: "the proposal", cy: "y cynnig" },
  "proposal-reminder": { en: "a reminder to answer", cy: "nodyn atgoffa i ateb" },
  "proposal-declined": {
    en: "the news that it won't go ahead",
    cy: "y newyddion na fydd yn digwydd",
  },
  "proposal-lapsed": { en: "the news that it has lapsed", cy: "y newyddion ei fod wedi dod i ben" },
  "proposal-question": {
    en: "the news of a question about a proposal",
    cy: "y newyddion am gwestiwn ynghylch cynnig",
  },
  "proposal-question-answered": {
    en: "the news that a question is answered",
    cy: "y newyddion bod cwestiwn wedi'i ateb",
  },
  "no-match-next": {
    en: "the news of no match, for the next round",
    cy: "y newyddion nad oes pâr, tan y rownd nesaf",
  },
  "no-match-contact": {
    en: "the news of no match, before you get in touch",
    cy: "y newyddion nad oes pâr, cyn i chi gysylltu",
  },
  "no-match-alternatives": {
    en: "the news of no match, with something else to do",
    cy: "y newyddion nad oes pâr, gyda rhywbeth arall i'w wneud",
  },
  "no-match-leaves": {
    en: "the news of no match and of leaving",
    cy: "y newyddion nad oes pâr ac o adael",
  },
  matched: { en: "the news of the partnership", cy: "y newyddion am y bartneriaeth" },
  "agreement-reminder": { en: "a reminder to sign", cy: "nodyn atgoffa i lofnodi" },
  "agreement-complete": { en: "the news of the agreement", cy: "y newyddion am y cytundeb" },
  review: { en: "the invitation to look back", cy: "y gwahoddiad i edrych yn ôl" },
  "end-near": { en: "the news that the end is near", cy: "y newyddion bod y diwedd yn agos" },
  evaluation: { en: "the evaluation", cy: "y gwerthusiad" },
  "evaluation-reminder": { en: "a reminder to evaluate", cy: "nodyn atgoffa i werthuso" },
  "run-failed": { en: "the news that matching failed", cy: "y newyddion bod y paru wedi methu" },
};
