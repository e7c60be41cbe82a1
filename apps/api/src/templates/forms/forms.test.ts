import { readdirSync, readFileSync } from "node:fs";
import {
  type Answers,
  builtIn,
  complete,
  type FormDefinition,
  type Option,
  parseForm,
  type Question,
  redact,
  summary,
  validate,
} from "@quad/forms";
import { describe, expect, test } from "vitest";

const folder = new URL("./", import.meta.url);

function read(key: string): FormDefinition {
  const json = JSON.parse(readFileSync(new URL(`${key}.json`, folder), "utf8"));
  const parsed = parseForm(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.definition;
}

const keys = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));

const questionsOf = (key: string) => read(key).pages.flatMap((page) => page.questions);
const question = (key: string, id: string) => {
  const found = questionsOf(key).find((one) => one.id === id);
  if (!found) throw new Error(`${key} has no question ${id}`);
  return found;
};
const options = (one: Question) => (one.rules?.options ?? []) as unknown as Option[];

const mentor: Answers = {
  jobTitle: "Facilities Manager",
  timeInPost: "overFiveYears",
  grade: "Grade 8",
  biography: "I have looked after laboratories and halls, and the teams that keep them going.",
  expertise: ["leadingTeam", "estates"],
  menteeStage: "any",
  capacity: 2,
  model: "oneToOne",
  meetingMode: ["inPerson", "online"],
  availability: ["tueAm", "friPm"],
  frequency: "monthly",
  commitment: true,
};

const mentee: Answers = {
  jobTitle: "Events Assistant",
  timeInPost: "underOneYear",
  hopes: "To find out where I could go next.",
  expertiseSought: ["careerPlanning", "leadingTeam"],
  mentorKind: "moreSenior",
  model: "group",
  meetingMode: ["online"],
  availability: ["monAm"],
  commitment: true,
};

describe("every form that ships", () => {
  test.each(keys)("%s is right, and keyed by the name of its file", (key) => {
    expect(read(key).key).toBe(key);
  });

  test.each(keys)("%s names each answer in both languages, for its messages", (key) => {
    for (const one of questionsOf(key)) {
      expect(Object.keys(one.called ?? {}), one.id).toEqual(["en", "cy"]);
    }
  });

  test.each(keys)("%s has Welsh of its own", (key) => {
    const texts: { en: string; cy: string }[] = [];
    JSON.stringify(read(key), (_, value) => {
      if (value?.en && value?.cy) texts.push(value);
      return value;
    });
    for (const { en, cy } of texts) expect(cy).not.toBe(en);
  });
});

describe("registration", () => {
  test("takes a mentor's and a mentee's answers", () => {
    expect(validate(read("mentor-registration"), mentor)).toEqual([]);
    expect(validate(read("mentee-registration"), mentee)).toEqual([]);
    expect(complete(read("mentee-registration"), mentee).done).toBe(true);
  });

  test("a biography is at most 250 words", () => {
    const long = { ...mentor, biography: "word ".repeat(251) };
    expect(validate(read("mentor-registration"), long)).toEqual([
      { path: ["biography"], code: "tooManyWords", params: { max: 250, over: 1 } },
    ]);
  });

  test("mentors offer and mentees seek the same areas, in the same words", () => {
    const offered = question("mentor-registration", "expertise");
    const sought = question("mentee-registration", "expertiseSought");
    expect(options(sought)).toEqual(options(offered));
    expect(sought.rules?.vocabulary).toBe(offered.rules?.vocabulary);
    expect(options(offered).length).toBe(18);
  });

  test("searchers see a mentor's biography and areas, never what coordinators alone need", () => {
    expect(redact(read("mentor-registration"), mentor, "searchers")).toEqual({
      jobTitle: mentor.jobTitle,
      biography: mentor.biography,
      expertise: mentor.expertise,
    });
    expect(redact(read("mentee-registration"), mentee, "searchers")).toEqual({});
  });

  test("the partner sees a mentee's hopes, not their grade or time in post", () => {
    const seen = redact(read("mentee-registration"), { ...mentee, grade: "6" }, "partner");
    expect(seen).toHaveProperty("hopes");
    expect(seen).not.toHaveProperty("grade");
    expect(seen).not.toHaveProperty("timeInPost");
  });

  test("availability has every morning and afternoon of the working week", () => {
    const availability = question("mentee-registration", "availability");
    const halves = ["mon", "tue", "wed", "thu", "fri"].flatMap((day) => [`${day}Am`, `${day}Pm`]);
    expect(options(availability).map((one) => one.value)).toEqual(halves);
    expect(summary(availability, ["friPm"], "en")).toBe("Friday afternoon");
  });
});

describe("agreement, log and evaluation", () => {
  const agreement: Answers = {
    purpose: "To prepare for a first team.",
    goals: "Chair a meeting\nLead a project",
    frequency: "monthly",
    meetingMinutes: 60,
    cancellation: true,
    documented: "menteeLog",
    endsOn: "2027-12-17",
    confidential: true,
    happyToWork: true,
  };

  test("an agreement needs every tick, and says how else it is recorded when it is", () => {
    const form = read("agreement");
    expect(validate(form, agreement)).toEqual([]);
    const codes = (answers: Answers) => validate(form, answers).map((one) => one.path[0]);
    expect(codes({ ...agreement, confidential: false, happyToWork: false })).toEqual([
      "confidential",
      "happyToWork",
    ]);
    expect(codes({ ...agreement, documented: "other" })).toEqual(["documentedOther"]);
  });

  test("the coordinator learns when a partnership meets and ends, not what it is about", () => {
    expect(Object.keys(redact(read("agreement"), agreement, "coordinator"))).toEqual([
      "endsOn",
      "confidential",
      "happyToWork",
    ]);
    const log = {
      heldOn: "2027-03-29",
      minutes: 60,
      mode: "online",
      topics: "Interviews",
      actions: "Write a draft",
      nextOn: "2027-04-29",
    };
    expect(validate(read("meeting-log"), log)).toEqual([]);
    const { topics: _, actions: __, ...when } = log;
    expect(redact(read("meeting-log"), log, "coordinator")).toEqual(when);
    expect(redact(read("meeting-log"), log, "partner")).toEqual(log);
  });

  test.each(["evaluation-mentor", "evaluation-mentee"])("%s is read in aggregate only", (key) => {
    const asked = questionsOf(key);
    expect(asked.length).toBeGreaterThanOrEqual(8);
    expect(asked.length).toBeLessThanOrEqual(10);
    for (const one of asked) {
      expect(one.visibility).toEqual(["aggregates"]);
      expect(builtIn.get(one.type)?.tally).toBeDefined();
    }
    expect(asked.filter((one) => one.type === "longText")).toHaveLength(1);
  });
});
