import type { Text } from "../words.ts";

export interface NextWords {
  title: Text;
  why: Text;
  action: Text;
}

/** What a coordinator is told to do next. */
export const nextWords = {
  nameCoordinator: {
    title: { en: "Name a coordinator", cy: "Enwch gydlynydd" },
    why: {
      en: "Somebody has to look after the scheme: participants write to them, and reminders reach them.",
      cy: "Rhaid i rywun ofalu am y cynllun: atynt hwy y bydd cyfranogwyr yn ysgrifennu, ac y daw nodiadau atgoffa.",
    },
    action: { en: "Name a coordinator", cy: "Enwi cydlynydd" },
  },
  finishSettings: {
    title: { en: "Finish setting up: {what}", cy: "Gorffen gosod: {what}" },
    why: {
      en: "{detail} {count:One thing is|# things are} missing before the scheme can open.",
      cy: "{detail} Mae {count:un peth|# o bethau} ar goll cyn y gall y cynllun agor.",
    },
    action: { en: "Go to the settings", cy: "Mynd i'r gosodiadau" },
  },
  open: {
    title: { en: "Open the scheme", cy: "Agor y cynllun" },
    why: {
      en: "Everything is in place. Once it is open, people can register and you can invite them.",
      cy: "Mae popeth yn ei le. Unwaith y bydd ar agor, gall pobl gofrestru a gallwch eu gwahodd.",
    },
    action: { en: "Open the scheme", cy: "Agor y cynllun" },
  },
  bringPeople: {
    title: { en: "Bring people in", cy: "Dod â phobl i mewn" },
    why: {
      en: "Nobody is on the list yet. Import the people you would like to invite, or share the scheme's page.",
      cy: "Nid oes neb ar y rhestr eto. Mewnforiwch y bobl yr hoffech eu gwahodd, neu rhannwch dudalen y cynllun.",
    },
    action: { en: "Import people", cy: "Mewnforio pobl" },
  },
  invite: {
    title: {
      en: "Invite the {count:person|# people} on the list",
      cy: "Gwahodd y {count:person|# o bobl} ar y rhestr",
    },
    why: {
      en: "They are on the list, and nobody has written to them yet.",
      cy: "Maent ar y rhestr, ac nid oes neb wedi ysgrifennu atynt eto.",
    },
    action: { en: "Look over the list", cy: "Edrych dros y rhestr" },
  },
  awaitPool: {
    title: { en: "Wait for more people to register", cy: "Aros i fwy o bobl gofrestru" },
    why: {
      en: "Ready to be matched: {mentors} of at least {minimumMentors} mentors and {mentees} of at least {minimumMentees} mentees.",
      cy: "Yn barod i'w paru: {mentors} o o leiaf {minimumMentors} mentor a {mentees} o o leiaf {minimumMentees} mentorai.",
    },
    action: { en: "See who is missing", cy: "Gweld pwy sydd ar goll" },
  },
  runMatching: {
    title: { en: "Run matching", cy: "Rhedeg y paru" },
    why: {
      en: "Ready to be matched: {mentors} mentors and {mentees} mentees. You look over every match before anybody hears of it.",
      cy: "Yn barod i'w paru: {mentors} mentor a {mentees} mentorai. Byddwch yn edrych dros bob pâr cyn i neb glywed amdano.",
    },
    action: { en: "Go to matching", cy: "Mynd i'r paru" },
  },
  matchingRuns: {
    title: { en: "Matching is running", cy: "Mae'r paru'n rhedeg" },
    why: {
      en: "Round {number} is being worked out. This takes a moment.",
      cy: "Mae rownd {number} yn cael ei chyfrifo. Bydd hyn yn cymryd ennyd.",
    },
    action: { en: "Watch it", cy: "Ei wylio" },
  },
  lookOver: {
    title: {
      en: "Look over {count:one match, then send the proposal|# matches, then send the proposals}",
      cy: "Edrych dros {count:un pâr, yna anfon y cynnig|# o barau, yna anfon y cynigion}",
    },
    why: {
      en: "Round {number} is worked out. Nobody has heard of it until you send the proposals.",
      cy: "Mae rownd {number} wedi'i chyfrifo. Ni fydd neb wedi clywed amdani nes i chi anfon y cynigion.",
    },
    action: { en: "Look over the matches", cy: "Edrych dros y parau" },
  },
  awaitAnswers: {
    title: {
      en: "Wait for {count:one answer|# answers}",
      cy: "Aros am {count:un ateb|# o atebion}",
    },
    why: {
      en: "Whoever hasn't answered is reminded automatically. After the last day a proposal lapses.",
      cy: "Caiff y rhai sydd heb ateb eu hatgoffa'n awtomatig. Ar ôl y diwrnod olaf daw cynnig i ben.",
    },
    action: { en: "See who hasn't answered", cy: "Gweld pwy sydd heb ateb" },
  },
  awaitEvaluations: {
    title: {
      en: "Wait for {count:one evaluation|# evaluations}",
      cy: "Aros am {count:un gwerthusiad|# o werthusiadau}",
    },
    why: {
      en: "Partnerships have ended and their members are asked how it was. The report shows once enough have answered.",
      cy: "Mae partneriaethau wedi dod i ben a gofynnir i'w haelodau sut y bu. Bydd yr adroddiad yn ymddangos unwaith y bydd digon wedi ateb.",
    },
    action: { en: "See the evaluation", cy: "Gweld y gwerthusiad" },
  },
  letThemWork: {
    title: { en: "Nothing to do now", cy: "Dim i'w wneud nawr" },
    why: {
      en: "{count:One partnership is|# partnerships are} under way. Reminders of what comes next go out by themselves.",
      cy: "Mae {count:un bartneriaeth|# o bartneriaethau} ar waith. Caiff nodiadau am yr hyn a ddaw nesaf eu hanfon yn awtomatig.",
    },
    action: { en: "See the partnerships", cy: "Gweld y partneriaethau" },
  },
  readEvaluation: {
    title: { en: "Read the evaluation", cy: "Darllen y gwerthusiad" },
    why: {
      en: "No partnership is under way. What people said helps to plan the next round.",
      cy: "Nid oes partneriaeth ar waith. Mae'r hyn a ddywedodd pobl yn helpu i gynllunio'r rownd nesaf.",
    },
    action: { en: "See the evaluation", cy: "Gweld y gwerthusiad" },
  },
} as const satisfies Record<string, NextWords>;
