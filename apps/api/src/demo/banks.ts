/** Sentences that invented people speak about themselves, by what they are good at or want. */

/** How a mentor may help, for each area of expertise. */
export const offers: Readonly<Record<string, readonly string[]>> = {
  projectManagement: [
    "I have brought a dozen projects home, two of them rescued half-way, and can help you plan yours so that it survives its first surprise.",
    "Planning, and telling people early when a plan slips, is what I do best; I am glad to look at yours together.",
  ],
  budgeting: [
    "Budgets frightened me once. Now I run one of two million, and I like to show people that it is mostly careful adding up and honest talking.",
    "I can help you read a budget report, ask the right questions of it, and make a case for money.",
  ],
  leadingTeam: [
    "I went from colleague to manager in the same team, which is harder than it sounds, and can help with that step.",
    "I lead a team of nine on three sites and have learnt a good deal from the two occasions on which it went wrong.",
  ],
  presenting: [
    "I used to shake before speaking to six people and now open conferences. There are tricks to it, and I share them gladly.",
    "Short talks with few slides are my craft; bring me one of yours and we will cut it in half.",
  ],
  recruitment: [
    "I have sat on well over a hundred panels, and can tell you what makes an application and an interview stand out.",
    "Mock interviews are my favourite way to help: an hour, some hard questions, and kind but plain feedback.",
  ],
  changeManagement: [
    "I led the move to our new records system, with everything that people feel about such moves.",
    "When a team is being reorganised, I can help you keep your head and bring others with you.",
  ],
  dataReporting: [
    "I turn messy tables into two pages that a committee will read, and enjoy teaching others to do so.",
    "If you want to learn what data can and can't tell, and how to show it, I am your person.",
  ],
  procurement: [
    "Tenders, frameworks and contracts look dry from outside. I can show you the part where judgement counts.",
    "I can help you buy well and fairly, and deal with suppliers without losing sleep.",
  ],
  estates: [
    "I look after old buildings and the people in them, and know how to get things mended across five departments.",
    "From a leaking roof to a new laboratory: I know whom to ask, and in which order.",
  ],
  studentAdministration: [
    "Twenty years of enrolment weeks have taught me how students' records work and how to keep calm.",
    "I know the rules that govern a student's life here, and, more useful, the reasons behind them.",
  ],
  researchSupport: [
    "I help researchers win grants and then spend them properly, and can explain both worlds to each other.",
    "If you support researchers, I can help you to be seen as a partner and not as a form.",
  ],
  itServices: [
    "I began on the service desk and now design services. I can help you find your own way through IT.",
    "I explain technical things to people who would rather not hear them, and can show you how.",
  ],
  humanResources: [
    "Difficult conversations are half of my job. We can practise yours before you have it.",
    "I know employment policy well enough to say when common sense is the better guide.",
  ],
  communications: [
    "I write for people who are in a hurry. Bring me a page and we will make it half a page.",
    "From a crisis at eight in the evening to a campaign of a year: I can help you say things clearly.",
  ],
  events: [
    "I run graduations and open days for thousands, and like to pass on how lists save lives.",
    "If you want to put on a conference without losing a summer, I can help.",
  ],
  libraries: [
    "I have worked in every part of the library, from the stacks to licences, and know where its careers lead.",
    "I can help with collections, with teaching readers, and with making the case for both.",
  ],
  careerPlanning: [
    "I have changed direction three times and can help you think about what comes next without panic.",
    "I like to help people see which of their skills travel, and where to.",
  ],
  influencing: [
    "I work with heads of department every day and can help you be heard in rooms where you are the most junior.",
    "Getting a yes from busy senior people is a craft; I am glad to share how I prepare.",
  ],
};

/** What a mentee may hope for, for each area of expertise. */
export const wishes: Readonly<Record<string, readonly string[]>> = {
  projectManagement: [
    "I have just been given my first project and would like somebody to check my thinking with.",
  ],
  budgeting: [
    "A budget came with my new job, and I want to understand it properly and not only sign it.",
  ],
  leadingTeam: [
    "I will look after two people from next term and want to do it well from the beginning.",
  ],
  presenting: ["I lose my voice in front of a full room, and would like that to change this year."],
  recruitment: ["I have had three interviews without an offer and want to know what I am missing."],
  changeManagement: ["Our team is being merged with another, and I want to help it go well."],
  dataReporting: ["I make the same report every month and feel it could say far more."],
  procurement: [
    "I am new to buying for the department and want to learn to do it with confidence.",
  ],
  estates: ["I would like to understand how space and buildings are decided upon here."],
  studentAdministration: [
    "I want to know how the different student offices fit together, beyond my own desk.",
  ],
  researchSupport: [
    "I am thinking of moving into research support and would like to know what it is really like.",
  ],
  itServices: ["I use our systems all day and would like to help shape them."],
  humanResources: [
    "I want to get better at honest conversations, above all at the difficult ones.",
  ],
  communications: [
    "I write most of our newsletters and would like to learn from somebody who does it for a living.",
  ],
  events: ["I help at events and want to run one of my own."],
  libraries: ["I would like to see more of the library than my corner of it."],
  careerPlanning: [
    "I have been in one role for some years and want to think about the next step with somebody outside my line.",
  ],
  influencing: [
    "My ideas are good on paper but get lost in meetings; I want to learn how to bring them across.",
  ],
};

/** How a mentor meets people. */
export const manners: readonly string[] = [
  "I listen first and give advice only when asked for it.",
  "I like a walk and a talk better than a meeting room.",
  "I ask many questions, and expect you to bring your own.",
  "I take notes so that we don't start from nothing each time.",
  "I am happy to be told that I am wrong.",
  "I was mentored myself twice, and both times it changed what I did next.",
  "I keep what I hear to myself, always.",
  "We agree on something small after each meeting and see what came of it.",
];

/** What somebody hopes will be different in the end. */
export const ends: readonly string[] = [
  "By the end I would like to have tried something I now avoid.",
  "I would count it a success if I could do this without asking.",
  "I hope to leave with a plan that I believe in.",
  "Somebody to think aloud with, outside my own team, would already be much.",
  "I would like to know the university better than from one corridor.",
  "I want to feel that I belong in the room.",
];
