import { Buffer } from "node:buffer";

/** Somebody of the new scheme, as a line of a file that a coordinator was sent. */
export interface Listed {
  name: string;
  email: string;
  unit: string;
  /** Areas of expertise by their labels: offered by a mentor, sought by a mentee. */
  areas: string[];
  /** A mentor's biography or a mentee's hopes. Absent: they register by themselves. */
  says?: string;
}

const listed = (name: string, unit: string, areas: string[] = [], says?: string): Listed => ({
  name,
  email: `${name.toLowerCase().replaceAll(" ", ".")}@journey.example`,
  unit,
  areas,
  says,
});

export const mentors = [
  listed(
    "Gwendolyn Achebe",
    "Finance",
    ["Budgeting and finance", "Leading a team"],
    "I have kept the books of three departments and a lighthouse trust, and like to take the fear out of a budget.",
  ),
  listed(
    "Caspian Ferreira",
    "IT Services",
    ["IT services", "Project management"],
    "I design services for people who would rather not notice them. I draw more than I talk.",
  ),
  listed(
    "Hollis Nakamura",
    "Estates",
    ["Estates and facilities", "Procurement"],
    "I look after roofs, boilers and the people below and beside them.",
  ),
  listed(
    "Seren Whitcombe",
    "Communications",
    ["Communications and marketing", "Presentations"],
    "I write for readers in a hurry and speak to rooms that are half asleep.",
  ),
  listed(
    "Bartholomew Singh",
    "Human Resources",
    ["Human resources", "Recruitment and interviews"],
    "I have sat on two hundred panels and remember the kind ones best.",
  ),
  listed(
    "Ottilie Brandt",
    "Research Services",
    ["Research support", "Career planning"],
    "I help people to ask for money, and before that to know what they want it for.",
  ),
  listed(
    "Thaddeus Ekwueme",
    "Student Administration",
    ["Student administration", "Events"],
    "Enrolment week is my festival season; I bring lists and calm.",
  ),
];

/** Asked to mentor; registers through the form. */
export const newMentor = listed("Wilhelmina Oyelowo", "IT Services");

export const mentees = [
  listed(
    "Ambrose Kettle",
    "Estates",
    ["Project management"],
    "I have been given my first project and would like somebody to look over my plans.",
  ),
  listed(
    "Bettina Okoro",
    "IT Services",
    ["Budgeting and finance"],
    "A budget came with my post. I would like to understand it before it understands me.",
  ),
  listed(
    "Cormac Devlin-Shah",
    "Finance",
    ["Estates and facilities"],
    "I pay for buildings all day and would like to know how they are decided upon.",
  ),
  listed(
    "Dorothea Pym",
    "Human Resources",
    ["Presentations"],
    "I lose my voice in front of a full room, and would like that to change.",
  ),
  listed(
    "Evander Liu",
    "Student Administration",
    ["Recruitment and interviews"],
    "Three interviews and no offer: I want to know what I am missing.",
  ),
  listed(
    "Florian Mbatha",
    "Communications",
    ["Research support"],
    "I write about research and would like to see it from inside.",
  ),
  listed(
    "Griselda Thorne",
    "Research Services",
    ["Student administration"],
    "I want to know how the offices for students fit together.",
  ),
  listed(
    "Horatio Quill",
    "Library",
    ["Libraries and collections"],
    "I would like to see more of the library than my corner of it.",
  ),
  listed(
    "Ingrid Vasanth",
    "Finance",
    ["IT services"],
    "I use our systems all day and would like to help shape them.",
  ),
];

/** Works in the Library, where two mentees have a place: she gets the second. */
export const lastPlace = listed("Juniper Marlowe", "Library");
/** Comes after her. */
export const nextInLine = listed("Kenelm Barraclough", "Library");

export const everybody = [...mentors, newMentor, ...mentees, lastPlace, nextInLine];
export const emailOf = (name: string): string => {
  const person = everybody.find((one) => one.name === name);
  if (!person) throw new Error(`Nobody in this journey is called ${name}.`);
  return person.email;
};

interface FilePayload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
export const csvFile = (name: string, rows: readonly (readonly string[])[]): FilePayload => ({
  name,
  mimeType: "text/csv",
  // As Excel saves "CSV UTF-8": with a mark at the start and lines that end in CR LF.
  buffer: Buffer.from(`\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`),
});

const names = ({ name, email, unit }: Listed) => {
  const [first = "", ...rest] = name.split(" ");
  return [first, rest.join(" "), email, unit];
};

/** The mentors' file. "Strengths" is a column that no program can be expected to know. */
export function mentorFile(): FilePayload {
  const head = [
    "First name",
    "Surname",
    "Work email",
    "Department",
    "Post",
    "Grade",
    "Time in post",
    "About me",
    "Strengths",
    "Number of mentees",
    "Model",
    "How to meet",
    "Availability",
    "Commitment",
  ];
  const rows = [...mentors, newMentor].map((one) =>
    one.says
      ? [
          ...names(one),
          "Team Manager",
          "Grade 8",
          "More than 5 years",
          one.says,
          one.areas.join("; "),
          "1",
          "One to one",
          "In person; Online",
          "Monday morning; Tuesday morning",
          "yes",
        ]
      : [...names(one), "Systems Manager", "Grade 7", ...Array<string>(8).fill("")],
  );
  return csvFile("mentors of 2026.csv", [head, ...rows]);
}

/** The mentees' file, with the faults that such files have. Their lines: 13 to 16. */
export function menteeFile(): FilePayload {
  const head = [
    "First name",
    "Surname",
    "Work email",
    "Department",
    "Post",
    "Grade",
    "Time in post",
    "Hopes",
    "Skills wanted",
    "Mentor kind",
    "Model",
    "Meeting mode",
    "Availability",
    "Commitment",
  ];
  const full = (one: Listed) => [
    ...names(one),
    "Assistant",
    "Grade 5",
    "1 to 3 years",
    one.says ?? "",
    one.areas.join("; "),
    "Either",
    "One to one",
    "In person",
    "Monday morning",
    "yes",
  ];
  const bare = (one: Listed) => [
    ...names(one),
    "Library Assistant",
    "Grade 3",
    ...Array<string>(8).fill(""),
  ];
  const faulty = listed("Lavender Moss", "Estates", ["Dragons"], "I hope to learn.");
  return csvFile("mentees of 2026.csv", [
    head,
    ...mentees.map(full),
    bare(lastPlace),
    bare(nextInLine),
    ["Nobody", "Nowhere", "not an address", "Estates", ...Array<string>(10).fill("")],
    ["", "Onlyname", "onlyname@journey.example", "Estates", ...Array<string>(10).fill("")],
    full(mentees[0] as Listed),
    full(faulty),
  ]);
}
