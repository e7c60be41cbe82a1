import { expect, test } from "vitest";
import { linkPath, withoutLinks } from "./mail-links.ts";

test("a link leads within this site, with what stands after the #", () => {
  const link = "https://mentoring.example/sign-in/link#institution=wexcombe&token=x";
  expect(linkPath(link)).toBe("/sign-in/link#institution=wexcombe&token=x");
});

test("a line that is a link is left out, one that mentions it stays", () => {
  const link = "https://mentoring.example/demo";
  const text = `Hello Tamsin,\n\n${link}\n\nOr type ${link} yourself.\n`;
  expect(withoutLinks(text, [link])).toBe(`Hello Tamsin,\n\nOr type ${link} yourself.`);
});
