import { describe, expect, test } from "vitest";
import type { Params } from "../index.ts";
import { evaluate, say, scoreOf } from "../test/criteria.ts";
import { mentee, mentor } from "../test/profiles.ts";

/** The result for one answer of each to the same question. */
const answered = (type: string, params: Params, hers: unknown, his: unknown) =>
  evaluate(
    type,
    { mentee: "q", mentor: "q", ...params },
    mentee("a", { answers: { q: hers } }),
    mentor("b", { answers: { q: his } }),
  );
const scored = (type: string, params: Params, hers: unknown, his: unknown) =>
  scoreOf(answered(type, params, hers, his));

describe("number", () => {
  test("falls evenly with the distance, down to 0 at the range", () => {
    const close = { want: "close", range: 4 };
    expect([5, 4, 3, 1, 20].map((his) => scored("number", close, 5, his))).toEqual([
      1, 0.75, 0.5, 0, 0,
    ]);
    expect(scored("number", close, "5", 5)).toBe(1);
    expect(scored("number", { ...close, range: 0 }, 5, 6)).toBe(0);
    expect(scored("number", close, "", 5)).toBe("none");
    expect(scored("number", close, undefined, 5)).toBe("none");
  });

  test("can ask that the mentor has at least as much, or so much more", () => {
    const least = { want: "mentorAtLeast", range: 4 };
    expect([9, 5, 3, 0].map((his) => scored("number", least, 5, his))).toEqual([1, 1, 0.5, 0]);
    expect(scored("number", { ...least, more: 2 }, 5, 6)).toBe(0.75);
  });

  test("says the numbers to coordinators, and to participants only when told to", () => {
    const about = { en: "Hours a month", cy: "Oriau'r mis" };
    const kept = answered("number", { want: "close", about }, 2, 3);
    expect(say("number", kept, "coordinator")).toBe("Hours a month: 2 (mentee) and 3 (mentor).");
    expect(say("number", kept, "mentee")).toBe("");
    const open = answered("number", { want: "close", about, showTo: "everyone" }, 2, 3);
    expect(say("number", open, "mentor", "cy")).toBe("Oriau'r mis: 3 (chi) a 2.");
  });
});

describe("lengthInPost", () => {
  test("wants the mentor in post for longer, by years, dates or steps", () => {
    const years = { more: 2 };
    expect([1, 3, 4, 5, 30].map((his) => scored("lengthInPost", years, 3, his))).toEqual([
      0, 0, 0.5, 1, 1,
    ]);
    expect(scored("lengthInPost", years, "2020-06", "2015-01-31")).toBe(1);
    expect(scored("lengthInPost", years, "2015", "2020")).toBe(0);
    const order = ["under1", "oneTo3", "over3"];
    expect(scored("lengthInPost", { order }, "under1", "oneTo3")).toBe(1);
    expect(scored("lengthInPost", { order }, "over3", "oneTo3")).toBe(0);
  });

  test("can want about as long, and compares only what can be compared", () => {
    const similar = { wish: "similar", more: 2 };
    expect([3, 5, 9].map((his) => scored("lengthInPost", similar, 3, his))).toEqual([1, 0.5, 0]);
    expect(scored("lengthInPost", similar, 3, "2015-01")).toBe("none");
    expect(scored("lengthInPost", similar, 3, "long")).toBe("none");
  });

  test("names no length, and tells a mentor nothing that speaks against them", () => {
    const longer = answered("lengthInPost", {}, 3, 9);
    expect(say("lengthInPost", longer, "mentee")).toBe("Has been in post longer than you.");
    expect(say("lengthInPost", answered("lengthInPost", {}, 9, 3), "mentor")).toBe("");
  });
});

describe("location", () => {
  const near = [["north", "west"]];

  test("is best at the same place, half at places near each other", () => {
    expect(scored("location", { near }, "north", ["south", "north"])).toBe(1);
    expect(scored("location", { near }, "north", "west")).toBe(0.5);
    expect(scored("location", { near }, "north", "south")).toBe(0);
    expect(scored("location", {}, "north", "west")).toBe(0);
    expect(scored("location", {}, "", "west")).toBe("none");
  });

  test("doesn't matter to whoever meets online only", () => {
    const at = (q: string, mode: string[]) => ({ answers: { q, mode } });
    const of = (hers: string[], his: string[]) =>
      scoreOf(
        evaluate(
          "location",
          { mentee: "q", mentor: "q", mode: "mode" },
          mentee("a", at("north", hers)),
          mentor("b", at("south", his)),
        ),
      );
    expect(of(["online"], ["inPerson"])).toBe("none");
    expect(of(["online", "inPerson"], ["inPerson"])).toBe(0);
  });

  test("names the place that both share", () => {
    const labels = { north: { en: "the North Campus", cy: "Campws y Gogledd" } };
    const same = answered("location", { labels }, "north", "north");
    expect(say("location", same, "mentee")).toBe("You are both at: the North Campus.");
    expect(say("location", same, "coordinator", "cy")).toBe("Mae'r ddau yn: Campws y Gogledd.");
  });
});

test("meetingMode fits when both would meet in one way, or either has no preference", () => {
  expect(scored("meetingMode", {}, ["online"], ["inPerson", "online"])).toBe(1);
  expect(scored("meetingMode", {}, "online", "inPerson")).toBe(0);
  expect(scored("meetingMode", {}, "either", "inPerson")).toBe(1);
  expect(scored("meetingMode", { any: ["asWeLike"] }, "online", "asWeLike")).toBe(1);
  const both = answered("meetingMode", {}, "online", "online");
  expect(say("meetingMode", both, "mentor")).toBe("You would both meet: online.");
});

test("frequency falls with the steps between two answers", () => {
  const order = ["weekly", "fortnightly", "monthly"];
  const of = (hers: unknown, his: unknown) => scored("frequency", { order }, hers, his);
  expect(of("weekly", "weekly")).toBe(1);
  expect(of("weekly", "fortnightly")).toBe(0.5);
  expect(of("weekly", "monthly")).toBe(0);
  expect(of("agree", "monthly")).toBe(1);
  expect(of("now and then", "monthly")).toBe("none");
});

describe("developmentGoals", () => {
  test("is the share of what the mentee wants to develop that the mentor helps with", () => {
    const goals = ["career", "confidence"];
    const half = answered("developmentGoals", {}, goals, ["confidence"]);
    expect(scoreOf(half)).toBe(0.5);
    expect(say("developmentGoals", half, "mentee")).toBe(
      "Helps with what you want to develop: my confidence. Does not help with: my career.",
    );
    expect(say("developmentGoals", half, "mentor")).not.toMatch(/career/);
    const labels = { confidence: { en: "confidence", cy: "hyder" } };
    const own = answered("developmentGoals", { labels }, goals, ["confidence"]);
    expect(say("developmentGoals", own, "coordinator", "cy")).toMatch(/: hyder\. .*: fy ngyrfa\.$/);
  });
});

test("modelWished fits when both wish for some model, and says nothing of whoever takes any", () => {
  const of = (hers: string[] | undefined, his: string[]) =>
    scoreOf(
      evaluate(
        "modelWished",
        {},
        mentee("a", hers && { models: hers }),
        mentor("b", { models: his }),
      ),
    );
  expect(of(["group", "circle"], ["circle"])).toBe(1);
  expect(of(["group"], ["circle"])).toBe(0);
  expect(of(undefined, ["circle"])).toBe("none");
});

describe("waited", () => {
  const waiting = (waitedRounds: number) =>
    evaluate("waited", {}, mentee("a", { waitedRounds }), mentor("b"));

  test("grows with the rounds that a mentee has waited, and never counts against it", () => {
    expect([0, 1, 2, 3, 9].map((n) => scoreOf(waiting(n)))).toEqual([0, 1 / 3, 2 / 3, 1, 1]);
  });

  test("is told to the coordinator and the mentee, never to the mentor", () => {
    expect(say("waited", waiting(2), "coordinator")).toBe(
      "The mentee was without a match in 2 earlier rounds.",
    );
    expect(say("waited", waiting(1), "mentee")).toBe("You have waited since an earlier round.");
    expect(say("waited", waiting(2), "mentor")).toBe("");
  });
});

describe("rules about readiness, discipline and areas", () => {
  const code = (type: string, params: Params, a: object, b: object) => {
    const result = evaluate(type, params, mentee("a", a), mentor("b", b));
    return result.kind === "exclude" ? result.reason.code : result.kind;
  };

  test("notReady names who isn't, and why", () => {
    expect(code("notReady", {}, {}, { notReady: "notTrained" })).toBe("mentorNotTrained");
    expect(code("notReady", {}, { notReady: "paused" }, {})).toBe("menteePaused");
    expect(code("notReady", {}, {}, {})).toBe("none");
  });

  test("sameDiscipline goes by an answer, whatever its capitals, or by a level of the organisation", () => {
    const by = { mentee: "subject", mentor: "field" };
    const law = { answers: { subject: "Law " } };
    expect(code("sameDiscipline", by, law, { answers: { field: ["law", "history"] } })).toBe(
      "sameAnswer",
    );
    expect(code("sameDiscipline", by, law, { answers: { subject: "law" } })).toBe("none");
    const at = (...unitPath: string[]) => ({ unitPath });
    const level = { level: 2 };
    expect(code("sameDiscipline", level, at("uni", "x", "x1"), at("uni", "x", "x2"))).toBe(
      "sameUnit",
    );
    expect(code("sameDiscipline", level, at("uni", "x"), at("uni", "y"))).toBe("none");
    expect(code("sameDiscipline", level, at("uni"), at("uni"))).toBe("none");
  });

  test("areaClosed rules out everybody of an area, and below it, for the role it is closed to", () => {
    const library = { unitId: "maps", unitPath: ["uni", "library", "maps"] };
    expect(code("areaClosed", { mentees: ["library"] }, library, {})).toBe("menteeArea");
    expect(code("areaClosed", { mentees: ["library"] }, {}, library)).toBe("none");
    expect(code("areaClosed", { mentors: ["maps"] }, {}, library)).toBe("mentorArea");
  });
});
