import { expect, test } from "vitest";
import { text } from "./text.ts";

test("a text falls back to English, then to whatever there is", () => {
  expect(text({ en: "Scheme", cy: "Cynllun" }, "cy")).toBe("Cynllun");
  expect(text({ en: "Scheme", cy: "" }, "cy")).toBe("Scheme");
  expect(text({ cy: "Cynllun" }, "en")).toBe("Cynllun");
  expect(text(null, "en")).toBe("");
});
