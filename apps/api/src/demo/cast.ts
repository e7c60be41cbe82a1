import type { Answers } from "@quad/forms";
import { ends, manners, offers, wishes } from "./banks.ts";

/** A person of the demo before they take part in anything. */
export interface Extra {
  givenName: string;
  familyName: string;
  email: string;
  jobTitle: string;
  grade: string;
  unit: string;
  locale: "en" | "cy";
}

/** Numbers from 0 to 1 that look random and are the same each time. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(roll: () => number, from: readonly T[]): T =>
  from[Math.floor(roll() * from.length)]!;

/** So many different ones, in the order of the list. */
export function several<T>(roll: () => number, from: readonly T[], count: number): T[] {
  const left = [...from];
  while (left.length > count) left.splice(Math.floor(roll() * left.length), 1);
  return left;
}

const givenNames =
  "Amara Benedict Chidi Dilys Eleni Farah Gareth Hana Imran Joanna Kofi Lowri Mateusz Nadia Oisín Priya Quentin Rhiannon Sadia Tomos Una Viktor Wanjiru Xiulan Yusuf Zofia Anselm Bronwen Callum Deepika Emeka Fiona Giorgos Hyacinth Inês Jamal Katarina Leila Marcus Ngozi Owain Petra Rafael Sunita Tariq Ursula Vanessa Winston Yasmin Zachary Agnieszka Bilal Carys Dominic Esther Femi Gwenllian Harriet Ivo Jasmine Kenji Lucía Mohan Nerys Olu Patience Reuben Siobhán Thandiwe Umar Veronica Wei Ximena Yvonne Zara Alistair Beatriz Connor Delphine Elwyn Faisal Greta Hugo Isolde Jerzy Kamala Lorcan Mehmet Noor Orla Pavel Ruth".split(
    " ",
  );
const familyNames =
  "Adeyemi Blackwood Castellanos Davenport Ellsworth Fernandes Grzelak Haddad Iqbal Jankowski Kaplan Llewelyn Mbeki Norrington Okonkwo Pemberton Quartey Rasmussen Sivakumar Thistlewood Umarov Vasquez Whitlock Xavier Yeboah Zielinski Ashdown Bhattacharya Cadwallader Demetriou Eastgate Farouk Gwynne Halloran Ito Joubert Kowalczyk Lindqvist Marchetti Nkemelu Osborne-Li Prothero Qureshi Rowntree Szabo Trevelyan Underhill Vaughan-Rees Wetherby Yilmaz Abernathy Boateng Culpepper Dragomir Eversley Fitzmaurice Goldstone Hargreave Ivanova Juarez Kilbride Lovelock Mukherjee Nightingale Oduya Penhaligon Quigley Radcliffe-Ama Stavros Tanaka Uxbridge Velasco Winterbourne Yardley Zamora Ainsley Bickerstaff Chaudhry Dunmore Eklund Fairweather Gallagher Hollingworth Ibekwe Jessop Kettering Lascelles Moncrieff Nwosu Oyelaran Pritchard Rosewood".split(
    " ",
  );

/** A name for each number below 92 × 7, no two the same. */
export function nameOf(index: number): { givenName: string; familyName: string } {
  const round = Math.floor(index / givenNames.length);
  const at = index % givenNames.length;
  return {
    givenName: givenNames[at]!,
    familyName: familyNames[(at * 7 + 3 + round * 13) % familyNames.length]!,
  };
}

/** Names for thousands: after some six thousand they come again. */
export function manyNames(index: number): { givenName: string; familyName: string } {
  const at = index % givenNames.length;
  const round = Math.floor(index / givenNames.length);
  return {
    givenName: givenNames[at]!,
    familyName: familyNames[(at * 7 + round) % familyNames.length]!,
  };
}

/** An address for a name, below a domain that can never exist. */
export const addressOf = (
  { givenName, familyName }: { givenName: string; familyName: string },
  domain: string,
): string =>
  `${givenName}.${familyName}@${domain}`
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z.@-]/g, "")
    .toLowerCase();

/** A service area with its posts, and what its people know about. */
export interface Area {
  unit: string;
  posts: readonly [title: string, grade: number][];
  knows: readonly string[];
}

export const areas: readonly Area[] = [
  {
    unit: "Student Administration",
    posts: [
      ["Registry Assistant", 4],
      ["Student Records Officer", 5],
      ["Examinations Officer", 6],
      ["Admissions Team Leader", 7],
      ["Head of Student Systems", 9],
    ],
    knows: ["studentAdministration", "dataReporting", "events", "changeManagement", "leadingTeam"],
  },
  {
    unit: "Estates",
    posts: [
      ["Space Planning Assistant", 4],
      ["Helpdesk Coordinator", 5],
      ["Sustainability Officer", 6],
      ["Facilities Manager", 7],
      ["Head of Capital Projects", 9],
    ],
    knows: ["estates", "projectManagement", "procurement", "budgeting", "leadingTeam"],
  },
  {
    unit: "Finance",
    posts: [
      ["Purchase Ledger Assistant", 4],
      ["Payroll Officer", 5],
      ["Finance Business Partner", 7],
      ["Procurement Manager", 7],
      ["Head of Financial Planning", 9],
    ],
    knows: ["budgeting", "procurement", "dataReporting", "influencing", "careerPlanning"],
  },
  {
    unit: "Library",
    posts: [
      ["Library Assistant", 3],
      ["Collections Officer", 5],
      ["Subject Librarian", 7],
      ["Archivist", 6],
      ["Head of Reader Services", 8],
    ],
    knows: ["libraries", "presenting", "projectManagement", "communications", "careerPlanning"],
  },
  {
    unit: "IT Services",
    posts: [
      ["Service Desk Analyst", 4],
      ["Systems Administrator", 6],
      ["Business Analyst", 7],
      ["Learning Technologist", 6],
      ["Head of Service Design", 9],
    ],
    knows: ["itServices", "projectManagement", "changeManagement", "dataReporting", "presenting"],
  },
  {
    unit: "Human Resources",
    posts: [
      ["Recruitment Assistant", 4],
      ["People Adviser", 6],
      ["Equality and Inclusion Manager", 7],
      ["Learning Partner", 7],
      ["Deputy Director of People", 9],
    ],
    knows: ["humanResources", "recruitment", "leadingTeam", "careerPlanning", "influencing"],
  },
  {
    unit: "Research Services",
    posts: [
      ["Grants Assistant", 4],
      ["Research Contracts Officer", 6],
      ["Research Development Manager", 7],
      ["Ethics and Integrity Officer", 6],
      ["Head of Research Operations", 8],
    ],
    knows: ["researchSupport", "budgeting", "presenting", "influencing", "projectManagement"],
  },
  {
    unit: "Communications",
    posts: [
      ["Web Content Assistant", 4],
      ["Events Officer", 5],
      ["Internal Communications Officer", 6],
      ["Media Relations Manager", 7],
      ["Head of Digital Content", 8],
    ],
    knows: ["communications", "events", "presenting", "influencing", "changeManagement"],
  },
];

const halfDays = "monAm monPm tueAm tuePm wedAm wedPm thuAm thuPm friAm friPm".split(" ");
const everything = Object.keys(offers);

/** Somebody of an area; mentors hold the more senior posts. */
export function extra(
  roll: () => number,
  index: number,
  area: Area,
  role: "mentor" | "mentee",
  domain: string,
): Extra {
  const posts = role === "mentor" ? area.posts.slice(2) : area.posts.slice(0, 3);
  const [jobTitle, grade] = pick(roll, posts);
  const name = nameOf(index);
  return {
    ...name,
    email: addressOf(name, domain),
    jobTitle,
    grade: `Grade ${grade}`,
    unit: area.unit,
    locale: "en",
  };
}

const common = (roll: () => number, who: Extra): Answers => ({
  jobTitle: who.jobTitle,
  timeInPost: pick(roll, ["underOneYear", "oneToThreeYears", "threeToFiveYears", "overFiveYears"]),
  grade: who.grade,
  model: "oneToOne",
  meetingMode: pick(roll, [["inPerson"], ["online"], ["inPerson", "online"]]),
  availability: several(roll, halfDays, 3 + Math.floor(roll() * 4)),
  commitment: true,
});

/** A mentor's registration, true to where they work. */
export function mentorAnswers(roll: () => number, who: Extra, area: Area): Answers {
  const expertise = [...several(roll, area.knows, 2), ...several(roll, everything, 1)];
  const known = everything.filter((one) => expertise.includes(one));
  const years = 3 + Math.floor(roll() * 20);
  const post = who.jobTitle.toLowerCase().replace(/^it /, "IT ");
  const article = /^[aeiou]/.test(post) ? "an" : "a";
  const biography = [
    pick(roll, [
      `I have worked at the university for ${years} years, now as ${article} ${post} in ${who.unit}.`,
      `After ${years} years in ${who.unit} I still like coming in on a Monday.`,
      `I came to ${who.unit} ${years} years ago by accident and stayed on purpose.`,
    ]),
    ...known.slice(0, 2).map((one) => pick(roll, offers[one]!)),
    pick(roll, manners),
  ].join(" ");
  return {
    ...common(roll, who),
    biography,
    expertise: known,
    menteeStage: pick(roll, ["starting", "established", "changing", "any"]),
    capacity: pick(roll, [1, 1, 2, 2, 3]),
    frequency: pick(roll, ["fortnightly", "monthly", "monthly", "agree"]),
  };
}

/** A mentee's registration. */
export function menteeAnswers(roll: () => number, who: Extra): Answers {
  const sought = several(roll, everything, 2 + Math.floor(roll() * 2));
  return {
    ...common(roll, who),
    hopes: [...sought.slice(0, 2).map((one) => pick(roll, wishes[one]!)), pick(roll, ends)].join(
      " ",
    ),
    expertiseSought: sought,
    mentorKind: pick(roll, ["peer", "moreSenior", "either", "either"]),
  };
}
