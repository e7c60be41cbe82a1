import type { Cause } from "@quad/matching";
import { expect, test } from "vitest";
import type { Context } from "../context.ts";
import { fixFor, shortCause } from "./shortage.ts";

const ctx = { locale: "en" } as Context;
const names = (id: string) => ({ name: `Name of ${id}` });
const full: Cause = {
  code: "allFull",
  partners: ["nerys", "hanne"],
  forbidden: [],
  byRule: [],
  onePlaceWith: [{ mentor: "nerys", others: 0 }],
  allow: ["elspeth"],
};
const mentee = (cause: Cause) => ({ id: "owen", role: "mentee" as const, cause });

test("the same cause has the same few words, whoever is named in it", () => {
  expect(shortCause(ctx, mentee(full))).toBe("Every possible mentor is full");
  expect(shortCause(ctx, mentee({ ...full, partners: ["hanne"] }))).toBe(
    "Every possible mentor is full",
  );
});

test("a place more comes before a pair that was kept apart", () => {
  expect(fixFor(ctx, mentee(full), names)).toMatchObject({
    kind: "addPlace",
    menteeEnrolmentId: null,
    mentorEnrolmentId: "nerys",
    sentence: "One more place with Name of nerys.",
  });
  expect(fixFor(ctx, mentee({ ...full, onePlaceWith: [] }), names)).toMatchObject({
    kind: "release",
    menteeEnrolmentId: "owen",
    mentorEnrolmentId: "elspeth",
  });
});

test("nothing is offered where no change by hand is proven to help, nor to mentors", () => {
  expect(fixFor(ctx, mentee({ ...full, onePlaceWith: [], allow: [] }), names)).toBeNull();
  expect(fixFor(ctx, { id: "nerys", role: "mentor", cause: full }, names)).toBeNull();
});
