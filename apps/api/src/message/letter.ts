import type { MessageText } from "./templates.ts";

interface Parts {
  subject: string;
  /** Paragraphs. One of them holds `{link}`. */
  says: string[];
}

const join = (hello: string, says: string[], contact: string, close: string): string =>
  [hello, ...says, contact, close].join("\n\n");

/** A message with the greeting, the contact and the close that all share. */
export const letter = (en: Parts, cy: Parts): MessageText => ({
  subject: { en: en.subject, cy: cy.subject },
  body: {
    en: join(
      "Dear {name},",
      en.says,
      "Questions? Write to {contact}: a person will answer.",
      "{institution}",
    ),
    cy: join(
      "Annwyl {name},",
      cy.says,
      "Cwestiynau? Ysgrifennwch at {contact}: bydd person yn ateb.",
      "{institution}",
    ),
  },
});

/** The addresses in a text, in order, each once. */
export const linksIn = (text: string): string[] => [
  ...new Set(text.match(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g)),
];
