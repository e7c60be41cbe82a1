import { expect, test } from "vitest";
import { joinDate } from "./DateInput.tsx";

test("three fields make a date", () => {
  expect(joinDate(["12", "11", "2026"])).toBe("2026-11-12");
  expect(joinDate(["1", " 2 ", "2026"])).toBe("2026-02-01");
});

test("three empty fields are no answer", () => {
  expect(joinDate(["", " ", ""])).toBe("");
});

test("what is not a date is kept, for the form to say so", () => {
  expect(joinDate(["31", "2", "2026"])).toBe("2026-02-31");
  expect(joinDate(["12", "", ""])).toBe("--12");
});
