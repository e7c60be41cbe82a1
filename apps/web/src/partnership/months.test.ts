import { expect, test } from "vitest";
import { monthOf } from "./months.ts";

test("the first day is in month 1, the same day a month later in month 2", () => {
  expect(monthOf("2026-11-26", "2027-08-26", "2026-11-26")).toEqual({ month: 1, of: 9 });
  expect(monthOf("2026-11-26", "2027-08-26", "2026-12-25")).toEqual({ month: 1, of: 9 });
  expect(monthOf("2026-11-26", "2027-08-26", "2026-12-26")).toEqual({ month: 2, of: 9 });
});

test("the last day is in the last month", () => {
  expect(monthOf("2026-11-26", "2027-08-26", "2027-08-26")).toEqual({ month: 9, of: 9 });
  expect(monthOf("2026-11-26", "2027-08-30", "2027-08-30")).toEqual({ month: 10, of: 10 });
});

test("outside the time, or without dates, there is no month", () => {
  expect(monthOf("2026-11-26", "2027-08-26", "2026-11-25")).toBeNull();
  expect(monthOf("2026-11-26", "2027-08-26", "2027-08-27")).toBeNull();
  expect(monthOf(null, "2027-08-26", "2027-01-01")).toBeNull();
});
