import { expect, it } from "vitest";
import { listed, longDate, say } from "./words.ts";

const invite = {
  en: "Invite the {count:person|# people} on the list of {scheme}",
  cy: "Gwahodd y {count:person|# o bobl} ar restr {scheme}",
};

it("speaks the caller's language, and English where that is missing", () => {
  const params = { count: 3, scheme: "Wexcombe" };
  expect(say({ locale: "cy" }, invite, params)).toBe("Gwahodd y 3 o bobl ar restr Wexcombe");
  expect(say({ locale: "cy" }, { en: "Only English" })).toBe("Only English");
});

it("has a form for one", () => {
  expect(say({ locale: "en" }, invite, { count: 1, scheme: "x" })).toBe(
    "Invite the person on the list of x",
  );
  expect(say({ locale: "en" }, invite, { count: 0, scheme: "x" })).toContain("the 0 people");
});

it("leaves a name without a value as it is", () => {
  expect(say({ locale: "en" }, { en: "By {day}" })).toBe("By {day}");
});

it("writes dates and lists as people in the United Kingdom do", () => {
  const dates = (["en", "cy"] as const).map((locale) => longDate({ locale }, "2026-12-05"));
  expect(dates).toEqual(["5 December 2026", "5 Rhagfyr 2026"]);
  expect(listed({ locale: "en" }, ["Ann", "Bo", "Cy"])).toBe("Ann, Bo and Cy");
});
