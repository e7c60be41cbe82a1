import type { FormDefinition } from "@quad/forms";

const words = (en: string, cy: string) => ({ en, cy });

/** Every field type once, over three pages, one of them conditional. */
export const demoForm: FormDefinition = {
  format: "form-def/1",
  key: "sheet",
  title: words("Registering as a mentor", "Cofrestru fel mentor"),
  languages: ["en", "cy"],
  minutes: 6,
  pages: [
    {
      id: "about",
      title: words("About you", "Amdanoch chi"),
      intro: words("Mentees see this page before they choose.", "Bydd menteion yn gweld hyn."),
      questions: [
        {
          id: "jobTitle",
          type: "text",
          label: words("What is your job title?", "Beth yw teitl eich swydd?"),
          called: words("your job title", "deitl eich swydd"),
          required: true,
          visibility: ["coordinator", "searchers", "partner"],
        },
        {
          id: "biography",
          type: "longText",
          label: words("What would you like mentees to know?", "Beth hoffech ei ddweud?"),
          called: words("what mentees should know", "beth hoffech ei ddweud"),
          hint: words("Plain words are best.", "Geiriau plaen sydd orau."),
          required: true,
          visibility: ["searchers", "partner"],
          rules: { maxWords: 12 },
        },
        {
          id: "before",
          type: "yesNo",
          label: words("Have you been a mentor before?", "A ydych wedi bod yn fentor o’r blaen?"),
          called: words("whether you have been a mentor", "a ydych wedi bod yn fentor"),
          required: true,
          visibility: ["coordinator", "aggregates"],
        },
        {
          id: "stage",
          type: "choice",
          label: words("Whom would you rather mentor?", "Pwy fyddai orau gennych ei fentora?"),
          called: words("whom you would rather mentor", "pwy fyddai orau gennych"),
          visibility: ["coordinator"],
          rules: {
            options: [
              { value: "peer", label: words("Somebody at my level", "Rhywun ar fy lefel i") },
              {
                value: "junior",
                label: words("Somebody earlier in their career", "Rhywun cynharach yn ei yrfa"),
                hint: words("Most mentees are", "Y rhan fwyaf o fenteion"),
              },
            ],
          },
        },
      ],
    },
    {
      id: "past",
      title: words("Your mentoring so far", "Eich mentora hyd yma"),
      when: { question: "before", equals: true },
      questions: [
        {
          id: "worth",
          type: "scale",
          label: words("How worthwhile was it?", "Pa mor werthfawr oedd?"),
          called: words("how worthwhile it was", "pa mor werthfawr oedd"),
          visibility: ["aggregates"],
          rules: {
            min: 1,
            max: 5,
            anchors: { "1": words("Not at all", "Ddim o gwbl"), "5": words("Very", "Iawn") },
          },
        },
        {
          id: "times",
          type: "number",
          label: words("How many people have you mentored?", "Faint o bobl?"),
          called: words("how many people", "faint o bobl"),
          required: true,
          visibility: ["coordinator"],
          rules: { integer: true, min: 1, max: 50 },
        },
      ],
    },
    {
      id: "agree",
      title: words("When, and what you agree to", "Pryd, a’r hyn rydych yn cytuno iddo"),
      questions: [
        {
          id: "areas",
          type: "tags",
          label: words("Which areas could you help with?", "Gyda pha feysydd?"),
          called: words("the areas", "y meysydd"),
          required: true,
          visibility: ["searchers"],
          rules: {
            max: 3,
            options: [
              { value: "projects", label: words("Leading a project", "Arwain prosiect") },
              { value: "money", label: words("Budgets and finance", "Cyllidebau") },
              { value: "teams", label: words("Leading a team", "Arwain tîm") },
              { value: "talks", label: words("Presentations", "Cyflwyniadau") },
              { value: "hiring", label: words("Recruitment", "Recriwtio") },
              { value: "change", label: words("Change", "Newid") },
              { value: "data", label: words("Data and reporting", "Data ac adrodd") },
              { value: "career", label: words("Career planning", "Cynllunio gyrfa") },
            ],
          },
        },
        {
          id: "modes",
          type: "choices",
          label: words("How could you meet?", "Sut allech chi gwrdd?"),
          called: words("how you could meet", "sut allech chi gwrdd"),
          visibility: ["partner"],
          rules: {
            options: [
              { value: "face", label: words("Face to face", "Wyneb yn wyneb") },
              { value: "video", label: words("By video", "Trwy fideo") },
            ],
          },
        },
        {
          id: "until",
          type: "date",
          label: words("Until when could you be a mentor?", "Tan pryd?"),
          called: words("until when", "tan pryd"),
          hint: words("For example, 26 8 2027", "Er enghraifft, 26 8 2027"),
          visibility: ["coordinator"],
        },
        {
          id: "terms",
          type: "statement",
          label: words("About an hour a month", "Tua awr y mis"),
          hint: words(
            "For 6 to 12 months, in working time.",
            "Am 6 i 12 mis, yn ystod oriau gwaith.",
          ),
          visibility: [],
        },
        {
          id: "commitment",
          type: "yesNo",
          label: words("I can give this time", "Gallaf roi’r amser hwn"),
          called: words("that you can give this time", "y gallwch roi’r amser hwn"),
          required: true,
          visibility: ["coordinator"],
          rules: { tick: true },
        },
        {
          id: "signed",
          type: "signature",
          label: words("Sign", "Llofnodi"),
          visibility: [],
        },
      ],
    },
  ],
};
