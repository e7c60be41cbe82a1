import { describe, expect, it } from "vitest";
import { plugins } from "../plugins/index.ts";
import { createRegistry } from "../plugins/registry.ts";
import { templates } from "./index.ts";
import { parseSchemeDocument } from "./parse.ts";

const registry = createRegistry(plugins);
const [psms] = templates(registry);

/** What is wrong once the value at a path of the template is another; undefined takes it out. */
function problemsWith(path: string, value: unknown) {
  const document = structuredClone(psms) as unknown as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop()!;
  const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, document);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  const parsed = parseSchemeDocument(document, registry);
  return parsed.ok ? [] : parsed.problems;
}

describe("the Professional Services Mentoring Scheme", () => {
  it("is one of the templates, with its forms and workflows inside", () => {
    expect(psms?.forms.map((form) => form.key)).toContain("mentor-registration");
    expect(psms?.workflows.map((one) => one.subject).sort()).toEqual([
      "enrolment",
      "partnership",
      "round",
    ]);
  });

  it("has the numbers of the scheme", () => {
    expect(psms?.settings).toMatchObject({
      maxPreferences: 4,
      replyDays: 14,
      minMonths: 6,
      maxMonths: 12,
      hoursPerMonth: 1,
      firstMeetingIntroMinutes: 15,
      firstMeetingMainMinutes: 45,
      minimumMentors: 4,
      minimumMentees: 4,
    });
    expect(psms?.settings.phases.map((phase) => phase.key)).toEqual([
      "preparation",
      "negotiation",
      "enabling",
      "closure",
    ]);
    expect(psms?.objectives).toHaveLength(8);
    expect(psms?.resources).toHaveLength(9);
  });

  it("lets the skills sought and offered weigh most in matching", () => {
    const weight = (use: { weight: number; strictness?: string }) =>
      use.weight * (use.strictness === "strong" ? 3 : 1);
    const [first] = [...psms!.matching.criteria].sort((a, b) => weight(b) - weight(a));
    expect(first?.type).toBe("expertise");
  });

  it("says for every stage of its workflows what it waits for", () => {
    for (const workflow of psms!.workflows) {
      for (const stage of workflow.stages ?? []) {
        const notes = psms!.stages.filter(
          (note) => note.subject === workflow.subject && note.stage === stage.key,
        );
        expect(notes, `${workflow.subject} ${stage.key}`).toHaveLength(1);
      }
    }
  });
});

describe("a scheme document that isn't right", () => {
  it.each([
    ["a missing language", "summary.cy", undefined],
    ["a number out of range", "settings.replyDays", 0],
    ["months the wrong way round", "settings.maxMonths", 3],
    ["an unknown time zone", "settings.timeZone", "Europe/Wexcombe"],
    ["a date that isn't one", "settings.opensOn", "2026-02-30"],
    ["an unknown criterion", "matching.criteria.0.type", "luck"],
    ["a wrong parameter", "matching.criteria.1.params.most", "many"],
    ["a question of no known type", "forms.0.pages.0.questions.0.type", "telepathy"],
    ["a way that leads nowhere", "workflows.0.states.listed.on.withdraw.0.target", "gone"],
    ["a note on a stage that isn't there", "stages.0.stage", "nowhere"],
  ])("%s is named at its place", (_, path, value) => {
    const problems = problemsWith(path, value);
    expect(problems.map((problem) => problem.place)).toContain(path);
    expect(problems.every((problem) => problem.message.length > 5)).toBe(true);
  });

  it.each([
    ["something unknown", "colour", "red", "document"],
    ["an unknown matcher", "matching.matcher.type", "dice", "matching.matcher"],
    ["a model that can't be matched", "settings.models.0", "circle", "settings.models"],
    ["a model without a matcher", "settings.models.1", "circle", "matching.matchers.circle"],
    ["a form that stands twice", "forms.6", psms?.forms[0], "forms.6.key"],
  ])("%s is named where it is mended", (_, path, value, place) => {
    expect(problemsWith(path, value).map((problem) => problem.place)).toContain(place);
  });

  it("is refused whatever it is", () => {
    for (const json of [null, 3, "text", [], {}, { languages: [] }, { languages: ["en"] }]) {
      expect(parseSchemeDocument(json, registry).ok).toBe(false);
    }
  });
});
