import { expect, test } from "vitest";
import { formats, plainDate } from "./format.ts";

const en = formats("en");
const cy = formats("cy");

test("a plain date is the same day whatever the reader's time zone", () => {
  expect(en.date("2026-11-20")).toBe("20 November 2026");
  expect(cy.date("2026-11-20")).toBe("20 Tachwedd 2026");
  expect(cy.weekday("2031-11-20")).toBe("Dydd Iau 20 Tachwedd 2031");
  expect(cy.shortDate("2026-02-03")).toBe("3 Chwef");
  expect(en.weekday("2031-11-20")).toBe("Thursday 20 November 2031");
  expect(en.shortDate("2026-11-20")).toBe("20 Nov");
});

test("an instant is told in the scheme's time zone, summer time included", () => {
  expect(en.time("2027-03-29T12:00:00Z", "Europe/London")).toBe("13:00");
  expect(en.time("2026-11-12T14:02:00Z", "Europe/London")).toBe("14:02");
});

test("a date and time read as a sentence, without a comma after the day", () => {
  const at = en.dateTime("2026-11-20T14:02:00Z", "Europe/London");
  expect(at).toBe("Friday 20 November at 14:02");
  const welsh = cy.dateTime("2026-11-20T14:02:00Z", "Europe/London");
  expect(welsh).toBe("Dydd Gwener 20 Tachwedd am 14:02");
});

test("distances are in days and words", () => {
  expect(en.relativeDays("2026-11-13", "2026-11-12")).toBe("tomorrow");
  expect(en.relativeDays("2026-11-20", "2026-11-12")).toBe("in 8 days");
  expect(en.relativeDays("2026-11-09", "2026-11-12")).toBe("3 days ago");
  expect(cy.relativeDays("2026-11-13", "2026-11-12")).toBe("yfory");
  expect(cy.relativeDays("2026-11-14", "2026-11-12")).toBe("ymhen 2 ddiwrnod");
  expect(cy.relativeDays("2026-11-09", "2026-11-12")).toBe("3 diwrnod yn ôl");
  // The clocks go forward on 28 March 2027.
  expect(en.relativeDays("2027-03-29", "2027-03-27")).toBe("in 2 days");
});

test("lists end in a word", () => {
  expect(en.list(["forms", "workflow", "matching"])).toBe("forms, workflow and matching");
  expect(cy.list(["Greta", "Idris", "Owen"])).toBe("Greta, Idris ac Owen");
  expect(cy.list(["Owen", "Greta"])).toBe("Owen a Greta");
  expect(en.either(["yes", "no"])).toBe("yes or no");
});

test("numbers are grouped", () => {
  expect(en.number(9370)).toBe("9,370");
  expect(en.number(2.26, 1)).toBe("2.3");
});

test("the plain date of an instant is the reader's day", () => {
  expect(plainDate(new Date(2026, 10, 2, 23, 59))).toBe("2026-11-02");
});
