import { DOMParser, type Element } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { end, example, exampleRegistry, step as place, to } from "../check/example.ts";
import type { WorkflowDefinition } from "../contract.ts";
import { oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";
import { randomDefinition } from "../testing/random-definition.ts";
import { toSvg } from "./svg.ts";

/** Throws for a text that isn't well-formed. */
function read(svg: string): Element[] {
  const onError = (level: string, message: string): void => {
    if (level !== "warning") throw new Error(message);
  };
  return [...new DOMParser({ onError }).parseFromString(svg, "text/xml").getElementsByTagName("*")];
}

const texts = (svg: string, name: string): string[] =>
  read(svg)
    .filter(({ tagName }) => tagName === name)
    .map(({ textContent }) => textContent ?? "");

const of = (name: string, elements: Element[]): number[] =>
  elements.flatMap((one) => (one.hasAttribute(name) ? [Number(one.getAttribute(name))] : []));

const svg = toSvg(oneToOne, oneToOneRegistry, "en");

describe("the drawing of a definition", () => {
  it("names every step", () => {
    expect(texts(svg, "title")).toEqual(
      expect.arrayContaining(["One-to-one mentoring", "Registration", "Training", "Ended"]),
    );
  });

  it("says every way in words for those who don't see it", () => {
    const [desc] = texts(svg, "desc");
    expect(desc).toContain("Begins with “Registration”.");
    expect(desc).toContain(
      "From “In progress” to “Done”: Training completed [if the course is done].",
    );
  });

  it("speaks Welsh", () => {
    const welsh = toSvg(oneToOne, oneToOneRegistry, "cy");
    expect(texts(welsh, "title")[0]).toBe("Mentora un-i-un");
    expect(texts(welsh, "desc")[0]).toContain("Yn dechrau gyda “Cofrestru”.");
  });

  it("is the same each time", () => {
    expect(toSvg(oneToOne, oneToOneRegistry, "en")).toBe(svg);
  });

  it("holds nothing that a strict page refuses", () => {
    for (const element of read(svg)) {
      expect(["script", "style", "image", "use", "foreignObject", "a"]).not.toContain(
        element.tagName,
      );
      for (const { name } of element.attributes)
        expect(name).not.toMatch(/^(on|style$|class$|.*href)/);
    }
  });

  it("marks the selected step and counts who is there", () => {
    const uid = oneToOne.states.training!.uid;
    const marked = toSvg(oneToOne, oneToOneRegistry, "en", {
      selected: uid,
      counts: { [uid]: 14 },
    });
    expect(texts(marked, "title")).toContain("14 here now");
    expect(of("stroke-width", read(marked))).toContain(3);
    expect(of("stroke-width", read(svg))).not.toContain(3);
  });

  it("puts steps where somebody put them, and grows to hold them", () => {
    const definition = example({
      states: { open: place("a", { on: { go: to("w", "closed") } }), closed: end() },
    });
    const widthOf = (drawing: string): number => of("width", read(drawing))[0]!;
    const free = toSvg(definition, exampleRegistry, "en");
    const placed = toSvg(definition, exampleRegistry, "en", {
      positions: { a: { x: 900, y: 60 } },
    });
    expect(of("x", read(placed))).toContain(900);
    expect(widthOf(placed)).toBeGreaterThan(widthOf(free));
  });

  it("puts each step below those that lead to it", () => {
    const definition = example({
      states: {
        closed: end(),
        late: place("late", { on: { go: to("x", "closed") } }),
        open: place("open", { on: { go: to("w", "late") } }),
      },
    });
    const drawing = read(toSvg(definition, exampleRegistry, "en"));
    const top = (label: string): number => {
      const group = drawing.find(
        (one) => one.tagName === "g" && one.getElementsByTagName("title")[0]?.textContent === label,
      );
      return of("y", [...(group?.getElementsByTagName("rect") ?? [])])[0]!;
    };
    expect(top("open")).toBeLessThan(top("late"));
    expect(top("late")).toBeLessThan(top("closed"));
  });

  it("is well-formed and finite for any definition and any words", () => {
    fc.assert(
      fc.property(fc.integer(), fc.string({ unit: "binary", maxLength: 40 }), (seed, text) => {
        const definition: WorkflowDefinition = { ...randomDefinition(seed), label: { en: text } };
        definition.states.s1!.label = { en: `${text}</text><script>` };
        const drawing = toSvg(definition, undefined, "en", {
          counts: { u1: 3 },
          positions: { u2: { x: -50, y: -400 } },
        });
        expect(drawing).not.toMatch(/NaN|Infinity|<script/);
        expect(read(drawing).length).toBeGreaterThan(5);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it("bears a definition with mistakes", () => {
    const broken = example({
      initial: "nowhere",
      states: {
        open: place("a", { initial: "x", states: {}, on: { go: to("w", "gone"), stop: to("v") } }),
        deep: place("constructor", {
          type: "parallel",
          initial: "y",
          after: { no: to("u", "open") },
        }),
      },
    });
    expect(texts(toSvg(broken, exampleRegistry, "en", { counts: {} }), "title")).toContain("a");
  });
});
