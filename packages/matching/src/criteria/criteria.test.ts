import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Audience,
  builtInCriteria,
  type CriterionType,
  checkParams,
  type Fact,
} from "../index.ts";
import { evaluate, say, scoreOf } from "../test/criteria.ts";
import { mentee, mentor } from "../test/profiles.ts";
import { randomPeople } from "../test/random-profiles.ts";
import { SAMPLE_PARAMS } from "../test/uses.ts";

describe("expertise", () => {
  const labels = {
    finance: { en: "budgeting", cy: "cyllidebu" },
    talks: { en: "presentations", cy: "cyflwyniadau" },
  };
  const params = { sought: "seeks", offered: "offers", labels };
  const seeks = mentee("a", { answers: { seeks: ["finance", "talks"] } });
  const offering = (...tags: string[]) => mentor("b", { answers: { offers: tags } });

  test("is the share of what is sought that is offered", () => {
    expect(scoreOf(evaluate("expertise", params, seeks, offering("finance", "x")))).toBe(0.5);
    expect(scoreOf(evaluate("expertise", params, seeks, offering("talks", "finance")))).toBe(1);
    expect(scoreOf(evaluate("expertise", params, seeks, offering()))).toBe(0);
    expect(scoreOf(evaluate("expertise", params, mentee("a"), offering("talks")))).toBe("none");
  });

  test("takes synonyms for the same, groups that share a word for one, and no notice of capitals", () => {
    const synonyms = [
      ["Finance", "money"],
      ["speaking", "talks"],
      ["money", "accounts"],
    ];
    const of = (...tags: string[]) =>
      scoreOf(evaluate("expertise", { ...params, synonyms }, seeks, offering(...tags)));
    expect(of("Accounts")).toBe(0.5);
    expect(of("money", "speaking")).toBe(1);
    expect(of("estates")).toBe(0);
    const found = evaluate("expertise", { ...params, synonyms }, seeks, offering("money"));
    expect(say("expertise", found, "coordinator")).toMatch(/sought: budgeting\./);
  });

  test("says what is offered and what is missing, the latter not to the mentor", () => {
    const result = evaluate("expertise", params, seeks, offering("finance"));
    expect(say("expertise", result, "coordinator")).toBe(
      "Offers 1 of the 2 things sought: budgeting. Does not offer: presentations.",
    );
    expect(say("expertise", result, "mentor")).toBe(
      "You offer 1 of the 2 things the mentee asked for: budgeting.",
    );
    expect(say("expertise", result, "mentee", "cy")).toBe(
      "Yn cynnig 1 o'r 2 peth y gofynnoch amdanynt: cyllidebu. Nid yw'n cynnig: cyflwyniadau.",
    );
  });
});

describe("text", () => {
  const params = { mentee: ["hopes"], mentor: ["biography"] };
  const wrote = (hopes: string) => mentee("a", { text: { hopes } });
  const bio = (id: string, biography: string) => mentor(id, { text: { biography } });
  const grants = bio("b", "I have written many grant applications for museums and archives.");
  const estates = bio("c", "Estates manager. I run buildings, heating and budgets.");
  const nobody = bio("d", "");

  test("is higher the more of the mentee's rare words a mentor uses, within 0 and 1", () => {
    const asks = wrote("I want to learn about grant applications");
    const near = scoreOf(evaluate("text", params, asks, grants, [estates, nobody]));
    const far = scoreOf(evaluate("text", params, asks, estates, [grants, nobody]));
    expect(near).toBeGreaterThan(0.5);
    expect(near).toBeLessThanOrEqual(1);
    expect(far).toBe(0);
  });

  test("ignores case, common words and who else is in the pool when nothing was written", () => {
    const lower = evaluate("text", params, wrote("grant"), grants, [estates]);
    expect(evaluate("text", params, wrote("the GRANT, and of"), grants, [estates])).toEqual(lower);
    expect(scoreOf(evaluate("text", params, wrote(""), grants))).toBe("none");
    expect(scoreOf(evaluate("text", params, wrote("grant"), nobody, [grants]))).toBe("none");
  });

  test("shows the shared words to coordinator and mentee, never to the mentor", () => {
    const result = evaluate("text", params, wrote("grant applications"), grants, [estates]);
    expect(say("text", result, "coordinator")).toBe("Both wrote about “applications” and “grant”.");
    expect(say("text", result, "mentor")).toBe("Your profile speaks of what the mentee wrote.");
  });
});

describe("preference", () => {
  const chooses = mentee("a", { preferences: ["b", "c"] });

  test("falls in equal steps from the first choice; 0 for others; nothing without choices", () => {
    const scores = ["b", "c", "d"].map((id) =>
      scoreOf(evaluate("preference", {}, chooses, mentor(id))),
    );
    expect(scores).toEqual([1, 0.75, 0]);
    expect(scoreOf(evaluate("preference", { most: 1 }, chooses, mentor("c")))).toBe(0);
    expect(scoreOf(evaluate("preference", {}, mentee("a"), mentor("b")))).toBe("none");
  });

  test("never tells a mentor the rank, nor that they were not chosen", () => {
    const second = evaluate("preference", {}, chooses, mentor("c"));
    expect(say("preference", second, "mentee")).toBe("Your second choice.");
    expect(say("preference", second, "coordinator", "cy")).toBe("Ail ddewis y mentorai.");
    expect(say("preference", second, "mentor")).toBe("The mentee asked for you.");
    const not = evaluate("preference", {}, chooses, mentor("d"));
    expect(say("preference", not, "mentor")).toBe("");
  });
});

test("availability is the part of the busier person's times at which both are free", () => {
  const params = { mentee: "free", mentor: "free" };
  const free = (...times: string[]) => ({ answers: { free: times } });
  const result = evaluate(
    "availability",
    params,
    mentee("a", free("mon", "tue")),
    mentor("b", free("tue", "wed", "fri")),
  );
  expect(scoreOf(result)).toBe(0.5);
  expect(say("availability", result, "mentor")).toBe("You are both free: tue.");
  const never = evaluate(
    "availability",
    params,
    mentee("a", free("mon")),
    mentor("b", free("tue")),
  );
  expect(scoreOf(never)).toBe(0);
  expect(say("availability", never, "coordinator")).toBe("They are never free at the same time.");
  expect(scoreOf(evaluate("availability", params, mentee("a"), mentor("b", free("tue"))))).toBe(
    "none",
  );
});

test("choice wants the same or a different answer, and keeps it from participants unless told", () => {
  const params = {
    mentee: "site",
    mentor: "site",
    want: "same",
    about: { en: "Campus", cy: "Campws" },
  };
  const at = (site: string) => ({ answers: { site } });
  const same = evaluate("choice", params, mentee("a", at("north")), mentor("b", at("north")));
  expect(scoreOf(same)).toBe(1);
  expect(
    scoreOf(evaluate("choice", params, mentee("a", at("north")), mentor("b", at("south")))),
  ).toBe(0);
  expect(
    scoreOf(
      evaluate(
        "choice",
        { ...params, want: "different" },
        mentee("a", at("n")),
        mentor("b", at("s")),
      ),
    ),
  ).toBe(1);
  expect(scoreOf(evaluate("choice", params, mentee("a"), mentor("b", at("s"))))).toBe("none");
  expect(say("choice", same, "coordinator")).toBe("Same answer: Campus.");
  expect(say("choice", same, "mentee")).toBe("");
  const open = evaluate(
    "choice",
    { ...params, showTo: "everyone" },
    mentee("a", at("n")),
    mentor("b", at("n")),
  );
  expect(say("choice", open, "mentee")).toBe("Same answer: Campus.");
});

test("careerStage follows the mentee's wish and names no grade", () => {
  const params = { order: ["g5", "g6", "g7", "g8"], wish: "kind" };
  const wishing = (kind: string) => mentee("a", { grade: "g6", answers: { kind } });
  const scores = (kind: string) =>
    ["g5", "g6", "g7", "g8"].map((grade) =>
      scoreOf(evaluate("careerStage", params, wishing(kind), mentor("b", { grade }))),
    );
  expect(scores("moreSenior")).toEqual([0, 0, 1, 1]);
  expect(scores("peer")).toEqual([0.5, 1, 0.5, 0]);
  expect(scores("either")).toEqual(["none", "none", "none", "none"]);
  expect(
    scoreOf(evaluate("careerStage", params, wishing("peer"), mentor("b", { grade: "?" }))),
  ).toBe("none");
  const unasked = { order: params.order, otherwise: "moreSenior" };
  const above = evaluate(
    "careerStage",
    unasked,
    mentee("a", { grade: "g5" }),
    mentor("b", { grade: "g7" }),
  );
  expect(scoreOf(above)).toBe(1);
  expect(say("careerStage", above, "mentee")).not.toMatch(/g\d/);
});

test("unitDistance grows with the way through the organisation, whose shared top does not count", () => {
  const at = (...unitPath: string[]) => ({ unitPath });
  const score = (a: string[], b: string[]) =>
    scoreOf(
      evaluate("unitDistance", {}, mentee("a", at(...a)), mentor("b", at(...b)), [
        mentor("c", at("uni", "z")),
      ]),
    );
  expect(score(["uni", "x", "x1"], ["uni", "x", "x1"])).toBe(0);
  expect(score(["uni", "x", "x1"], ["uni", "x", "x2"])).toBe(0.5);
  expect(score(["uni", "x", "x1"], ["uni", "y", "y1"])).toBe(1);
  expect(scoreOf(evaluate("unitDistance", {}, mentee("a"), mentor("b", at("uni"))))).toBe("none");
});

test("every criterion has its words in English and in Welsh", () => {
  for (const used of builtInCriteria) {
    expect(Object.keys(used.label)).toEqual(["en", "cy"]);
    for (const params of SAMPLE_PARAMS[used.type]!) {
      expect(checkParams(used.params, params)).toEqual([]);
      expect(used.describe(params, "en")).toMatch(/^[A-Z][^{}]*\.$/);
      expect(used.describe(params, "cy")).not.toBe(used.describe(params, "en"));
    }
    for (const { label, choices = [] } of Object.values(used.params)) {
      for (const text of [label, ...choices.map((one) => one.label)]) {
        expect(Object.keys(text)).toEqual(["en", "cy"]);
      }
    }
  }
});

/** Everything that a criterion can say of random pairs, in all languages, to all audiences. */
const saidOf = (
  type: CriterionType,
  check: (facts: readonly Fact[], audience: Audience, locale: string) => void,
) =>
  fc.assert(
    fc.property(
      randomPeople,
      fc.constantFrom(...SAMPLE_PARAMS[type.type]!),
      ({ mentees, mentors }, params) => {
        const prepared = type.prepare?.([...mentees, ...mentors], params);
        for (const a of mentees) {
          for (const b of mentors) {
            const result = type.evaluate(a, b, params, prepared);
            if (result.kind === "none") continue;
            const facts = result.kind === "score" ? result.facts : result.reason.facts;
            for (const audience of ["coordinator", "mentor", "mentee"] as const) {
              for (const locale of ["en", "cy"]) check(facts, audience, locale);
            }
          }
        }
      },
    ),
    { numRuns: 60 },
  );

test.each(builtInCriteria.map((one) => [one.type, one] as const))(
  "%s says whole sentences, each only from facts that its reader may see",
  (_, type) => {
    const seen = new Set<string>();
    saidOf(type, (facts, audience, locale) => {
      const sentence = type.sentence(facts, locale, audience);
      const visible = facts.filter((one) => one.visibleTo.includes(audience));
      expect(type.sentence(visible, locale, audience)).toBe(sentence);
      if (sentence !== "") expect(sentence).toMatch(/^[\p{Lu}“][^{}]*\.$/u);
      if (locale === "en") seen.add(sentence);
      else if (sentence !== "") expect(seen).not.toContain(sentence);
      const mustSpeak = facts.length > 0 && audience === "coordinator";
      if (mustSpeak) expect(sentence).not.toBe("");
    });
  },
);

test.each(builtInCriteria.map((one) => [one.type, one] as const))(
  "%s counts whom it rules out, in both languages",
  (_, type) => {
    const codes = new Set<string>(["must"]);
    saidOf(type, (facts) => {
      for (const { code } of facts) codes.add(code);
    });
    for (const code of codes) {
      if (type.onlyExcludes && code === "must") continue;
      for (const who of ["mentors", "mentees"] as const) {
        expect(type.counted!(code, 1, who, "en")).toMatch(/^1 /);
        expect(type.counted!(code, 7, who, "en")).toMatch(/^7 /);
        expect(type.counted!(code, 7, who, "cy")).toMatch(/^7 /);
      }
    }
  },
);
