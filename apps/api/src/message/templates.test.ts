import { describe, expect, it } from "vitest";
import { linksIn } from "./letter.ts";
import { templateNames } from "./template-names.ts";
import { templates } from "./templates.ts";

const known = new Set([
  ..."name institution contact scheme link other date minutes note".split(" "),
]);
const placeholders = (text: string) => [...text.matchAll(/\{(\w*)\}/g)].map((found) => found[1]!);

describe.each(Object.entries(templates))("the message %s", (key, { subject, body }) => {
  it("has a name, and words in both languages", () => {
    for (const text of [subject, body, templateNames[key]!]) {
      expect(Object.keys(text).sort()).toEqual(["cy", "en"]);
      expect(text.cy).not.toBe(text.en);
    }
  });

  it.each(["en", "cy"])("has one link, somebody to ask, and nothing unknown (%s)", (language) => {
    const used = placeholders(body[language]!);
    expect(used.filter((name) => name === "link")).toHaveLength(1);
    expect(used).toContain("contact");
    for (const name of [...used, ...placeholders(subject[language]!)]) {
      expect(known).toContain(name);
    }
  });

  it("fills in the same values in both languages", () => {
    expect(placeholders(body.cy!).sort()).toEqual(placeholders(body.en!).sort());
    expect(subject.en).not.toMatch(/\n/);
  });
});

it("finds the links of a text, each once", () => {
  expect(
    linksIn("See https://a.example/x#y=1&z=2, or (https://a.example/x#y=1&z=2). http://b.example."),
  ).toEqual(["https://a.example/x#y=1&z=2", "http://b.example"]);
});
