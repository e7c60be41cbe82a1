import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { end, example, exampleRegistry, step as place, to } from "../check/example.ts";
import { oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";
import { randomDefinition } from "../testing/random-definition.ts";
import { toMermaid } from "./mermaid.ts";

describe("a Mermaid diagram", () => {
  it("shows steps, groups, what they begin with and the ways with their rules", () => {
    const definition = example({
      states: {
        open: place("Open", {
          initial: "one",
          states: { one: place("One", { on: { go: to("w", "#closed") } }), two: end("Two") },
          after: { late: to("x", undefined, { guard: { type: "places.left" } }) },
        }),
        both: place("Both", {
          type: "parallel",
          states: {
            left: place("Left"),
            right: place("Right"),
            back: { uid: "b", history: "deep" },
          },
        }),
        closed: end("Closed"),
      },
    });
    expect(toMermaid(definition, exampleRegistry, "en")).toBe(`stateDiagram-v2
  state "Open" as s6 {
    state "One" as s7
    state "Two" as s8
    [*] --> s7
    s8 --> [*]
  }
  state "Both" as s1 {
    state "Left" as s3
    [*] --> s3
    state "↺ back" as s2
    --
    state "Right" as s4
    [*] --> s4
  }
  state "Closed" as s5
  [*] --> s6
  s6 --> s6 : 7 days after this begins #91;if places are left#93;
  s7 --> s5 : Go
  s5 --> [*]
`);
  });

  it("speaks Welsh", () => {
    expect(toMermaid(oneToOne, oneToOneRegistry, "cy")).toContain('state "Cofrestru"');
  });

  it("lets no text become part of the diagram", () => {
    fc.assert(
      fc.property(fc.integer(), fc.string({ maxLength: 40 }), (seed, text) => {
        const definition = randomDefinition(seed);
        definition.states.s1!.label = { en: `x"] --> y;\n}${text}` };
        const lines = toMermaid(definition, undefined, "en").trimEnd().split("\n");
        expect(lines.shift()).toBe("stateDiagram-v2");
        for (const line of lines) {
          expect(line).toMatch(
            /^\s+(state "[^"]*" as s\d+( \{)?|\}|--|(\[\*\]|s\d+) --> (\[\*\]|s\d+)( : [^:;{}]*(#\d+;[^:;{}]*)*)?)$/,
          );
        }
      }),
    );
  });
});
