import { type Facts, type GuardInput, type Params, phrase } from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { createRegistry } from "../registry.ts";
import { core } from "./index.ts";

const registry = createRegistry([core]).workflow;

const enrolment = {
  role: "mentee",
  hasPlace: false,
  placeFree: false,
  openPartnerships: 1,
  invitedAt: null,
  eligible: false,
  trained: false,
  inducted: false,
  managerInformed: false,
  consented: false,
  certified: false,
  trainingRequired: false,
  managerRequired: false,
  experienced: false,
};
const partnership = {
  replyBy: null,
  endsOn: "2027-09-30",
  startedOn: "2027-01-31",
  endedOn: null,
  members: 3,
  mentors: 1,
  mentees: 2,
  accepted: 2,
  signed: 2,
  evaluated: 2,
  meetings: 2,
  lastMeetingOn: "2027-03-01",
  joining: 1,
  minimumMentors: 1,
  minimumMentees: 3,
  today: "2027-04-12",
};
const round = { hasResult: false, openProposals: 0, mentorsInPool: 3, menteesInPool: 4 };

const e = (change: Partial<typeof enrolment> = {}) => ({ enrolment: { ...enrolment, ...change } });
const p = (change: object = {}) => ({ partnership: { ...partnership, ...change } });
const r = (change: object = {}) => ({ round: { ...round, ...change } });

/** What lets a rule through, and what doesn't. */
const cases: [type: string, params: Params, yes: Facts, no: Facts][] = [
  ["place.held", {}, e({ hasPlace: true }), e()],
  ["place.free", {}, e({ placeFree: true }), e()],
  ["partnerships.none", {}, e({ openPartnerships: 0 }), e()],
  ["enrolment.role", { role: "mentor" }, e({ role: "mentor" }), e()],
  ["enrolment.role", { role: "mentee" }, e(), e({ role: "mentor" })],
  ["enrolment.eligible", {}, e({ eligible: true }), e()],
  ["enrolment.experienced", {}, e({ experienced: true }), e()],
  ["training.needed", {}, e({ trainingRequired: true }), e()],
  [
    "training.needed",
    {},
    e({ trainingRequired: true }),
    e({ trainingRequired: true, trained: true }),
  ],
  [
    "manager.needed",
    {},
    e({ managerRequired: true }),
    e({ managerRequired: true, managerInformed: true }),
  ],
  ["milestone.done", { kind: "training" }, e({ trained: true }), e({ inducted: true })],
  ["milestone.done", { kind: "induction" }, e({ inducted: true }), e()],
  ["milestone.done", { kind: "manager" }, e({ managerInformed: true }), e()],
  ["milestone.done", { kind: "consent" }, e({ consented: true }), e()],
  ["milestone.done", { kind: "certificate" }, e({ certified: true }), e()],
  ["members.allAccepted", {}, p({ accepted: 3 }), p()],
  ["agreement.allSigned", {}, p({ signed: 3 }), p()],
  ["evaluation.allAnswered", {}, p({ evaluated: 3 }), p()],
  ["members.atLeast", { role: "mentee", count: 2 }, p(), p({ mentees: 1 })],
  ["members.atLeast", { role: "mentor", count: 2 }, p({ mentors: 2 }), p()],
  ["members.atLeast", { role: "anyone", count: 3 }, p(), p({ members: 2 })],
  ["members.enough", {}, p({ mentees: 3 }), p()],
  ["members.enough", {}, p({ mentees: 3 }), p({ mentees: 3, mentors: 0 })],
  ["members.joined", {}, p({ joining: 0 }), p()],
  ["meeting.within", { weeks: 6 }, p(), p({ lastMeetingOn: "2027-02-28" })],
  ["meeting.within", { weeks: 6 }, p(), p({ lastMeetingOn: null })],
  ["meeting.held", { count: 2 }, p(), p({ meetings: 1 })],
  ["review.due", { months: 2 }, p(), p({ startedOn: "2027-02-13" })],
  ["review.due", { months: 2 }, p(), p({ startedOn: null })],
  ["end.near", { days: 30 }, p({ endsOn: "2027-05-12" }), p({ endsOn: "2027-05-13" })],
  ["end.near", { days: 30 }, p({ endsOn: "2027-04-01" }), p({ endsOn: null })],
  ["round.hasResult", {}, r({ hasResult: true }), r()],
  ["pool.minimum", { mentors: 3, mentees: 4 }, r(), r({ mentorsInPool: 2 })],
  ["pool.minimum", { mentors: 3, mentees: 4 }, r(), r({ menteesInPool: 3 })],
];

const input = (facts: Facts, event: GuardInput["event"]): GuardInput => ({
  facts,
  context: {},
  event,
});
const sent = { kind: "event", type: "any" } as const;

describe("the rules that ship", () => {
  it.each(cases)("%s %j", (type, params, yes, no) => {
    const guard = registry.guards.get(type)!;
    expect(guard.evaluate(input(yes, sent), params)).toEqual({ ok: true });
    const refused = guard.evaluate(input(no, sent), params);
    if (refused.ok) throw new Error(`${type} let it through.`);
    const { text } = refused.reason;
    expect(text?.en).toMatch(/^[A-Z].*\.$/);
    expect(text?.cy).toMatch(/^[A-Z].*\.$/);
    expect(text?.cy).not.toBe(text?.en);
  });

  it("take a date that is still to come, and pass while none was given", () => {
    const guard = registry.guards.get("date.later")!;
    const verdict = (payload?: object) =>
      guard.evaluate(input(p(), { ...sent, ...(payload && { payload: payload as never }) }), {
        field: "until",
      }).ok;
    expect(verdict({ until: "2027-04-13" })).toBe(true);
    expect(verdict({ until: "2027-04-12" })).toBe(false);
    expect(verdict()).toBe(true);
  });

  it("are all tried here", () => {
    const tried = new Set(cases.map(([type]) => type).concat("date.later"));
    expect([...registry.guards.keys()].filter((type) => !tried.has(type))).toEqual([]);
  });
});

describe("every type that ships", () => {
  const types = [registry.guards, registry.actions, registry.actors].flatMap((map) => [
    ...map.values(),
  ]);

  it("says in both languages what it is, without an empty place", () => {
    for (const type of types) {
      const params = Object.fromEntries(
        Object.entries(type.params).map(([name, field]) => {
          const value = { choice: field.choices?.[0]?.value, integer: 2, number: 2 } as const;
          if (field.type === "text") return [name, { en: "Words", cy: "Geiriau" }];
          return [name, value[field.type as keyof typeof value] ?? "x"];
        }),
      );
      for (const language of ["en", "cy"]) {
        const sentence = phrase(type, params, language);
        expect(sentence, `${type.type} ${language}`).not.toMatch(/[…{}]|^[A-Z]|\.$/);
        expect(type.label[language], type.type).toBeTruthy();
      }
      for (const field of Object.values(type.params)) {
        expect(field.label.en && field.label.cy, type.type).toBeTruthy();
        for (const choice of field.choices ?? []) {
          expect(choice.label.en && choice.label.cy, `${type.type} ${choice.value}`).toBeTruthy();
        }
      }
    }
  });

  it("changes in a simulation only facts that there are, and keeps their types", () => {
    const sample = (key: string) =>
      Object.fromEntries(
        Object.entries(registry.facts.get(key)!.fields).map(([name, one]) => [
          name,
          one.samples[0] ?? null,
        ]),
      );
    const keys = { enrolment: "enrolment", partnership: "partnership", round: "round" };
    const events = [...registry.events.values()].map((event) => ({
      name: event.type,
      subject: event.subject,
      run: (facts: Facts) => event.simulate?.(facts, { kind: "training" }) ?? facts,
    }));
    const acts = [...registry.actions.values()].flatMap((action) =>
      (Object.keys(keys) as (keyof typeof keys)[]).map((subject) => ({
        name: action.type,
        subject,
        run: (facts: Facts) =>
          action.simulate?.(facts, { kind: "training" }, { kind: "event", type: "any" }) ?? facts,
      })),
    );
    for (const { name, subject, run } of [...events, ...acts]) {
      const before = { [subject]: sample(subject) };
      const after = run(before);
      expect(Object.keys(after), name).toEqual([subject]);
      const fields = registry.facts.get(subject)!.fields;
      for (const [key, value] of Object.entries(after[subject] as object)) {
        expect(Object.hasOwn(fields, key), `${name} ${key}`).toBe(true);
        const kinds = { integer: "number", number: "number", boolean: "boolean" } as const;
        const kind = kinds[fields[key]!.type as keyof typeof kinds] ?? "string";
        if (value !== null) expect(typeof value, `${name} ${key}`).toBe(kind);
      }
    }
  });
});
