import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "../canonical.ts";
import { end, example, step as place, to } from "../check/example.ts";
import type { Json, WorkflowDefinition } from "../contract.ts";
import { oneToOne } from "../testing/one-to-one.ts";
import { randomDefinition } from "../testing/random-definition.ts";
import { fromScxml } from "./scxml-in.ts";
import { toScxml } from "./scxml-out.ts";

function taken(xml: string): WorkflowDefinition {
  const imported = fromScxml(xml);
  if (!imported.ok) throw new Error(imported.problems.map(({ message }) => message.en).join("\n"));
  return imported.definition;
}

const again = (definition: WorkflowDefinition): string => canonical(taken(toScxml(definition)));

function refusals(xml: string): string[] {
  const imported = fromScxml(xml);
  return imported.ok ? [] : imported.problems.map(({ message }) => message.en!);
}

const scxml = (inner: string, attributes = ""): string =>
  `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" ${attributes}>\n${inner}\n</scxml>`;

describe("out and back", () => {
  it("loses nothing of a whole workflow", () => {
    expect(again(oneToOne)).toBe(canonical(oneToOne));
    expect(taken(toScxml({ ...oneToOne, layout: { a: [1] } })).layout).toEqual({ a: [1] });
  });

  it("loses nothing of any definition", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const definition = randomDefinition(seed);
        expect(again(definition)).toBe(canonical(definition));
      }),
      { numRuns: 120 },
    );
  }, 30_000);

  it("loses no sign of any text, and nothing of a definition with mistakes", () => {
    const rule = { type: "places.left", v: 1, params: { atLeast: 2 } };
    // A definition with this name in it is refused, wherever it comes from.
    const params = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("__proto__"));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), params, (text, value) => {
        const definition = example({
          initial: "nowhere",
          label: { en: `x${text}`, cy: "<&\"']]>" },
          description: { en: "a\n\r\t\u0000\u0085\u2028\ufffe" },
          states: {
            open: place("a", {
              tags: [],
              entry: [],
              label: { en: `y${text}` },
              on: {
                go: to("w", "nowhere", { guard: { all: [rule, { not: rule }] }, actions: [] }),
              },
              after: {
                late: to("x", ".one", {
                  actions: [{ type: "a b", params: { value: value as Json } }],
                }),
              },
              invoke: [
                { id: "m", src: { type: "matcher.run", params: {} }, onError: to("y", "#closed") },
                { id: "n", src: { type: "matcher.run" }, onDone: to("z", "open"), onError: [] },
              ],
              initial: "back",
              states: {
                one: place("b", {
                  type: "parallel",
                  initial: "x",
                  states: { b: place("e"), a: place("f") },
                }),
                back: { uid: "d", history: "deep", target: "one", on: {} },
              },
            }),
            closed: end(),
          },
        });
        expect(again(definition)).toBe(canonical(definition));
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it("is a document that other programs can read the structure of", () => {
    const xml = toScxml(oneToOne);
    expect(xml).toContain('<scxml xmlns="http://www.w3.org/2005/07/scxml"');
    expect(xml).toContain('<transition event="form.submitted"');
    expect(xml).toMatch(/<parallel id="[a-zA-Z.]+" quad:uid=/);
    expect(xml).toMatch(/<history id="[a-zA-Z.]+" type="(deep|shallow)"/);
  });
});

describe("a file of another program", () => {
  it("gives its structure", () => {
    const definition = taken(
      scxml(
        `<state id="Open"><initial><transition target="in.2"/></initial>
           <state id="in.1"/><state id="in.2"><transition event="GO Stop" target="p"/></state>
         </state>
         <parallel id="p">
           <state id="b"><transition event="again" target="b"/></state>
           <state id="a" initial="deep"><state id="mid"><state id="deep"/></state></state>
           <history id="h" type="deep"><transition target="a"/></history>
           <transition event="done.state.p" target="end"/>
         </parallel>
         <final id="end"/>`,
        'name="my chart"',
      ),
    );
    expect(definition).toMatchObject({
      key: "my-chart",
      initial: "open",
      events: { go: {}, stop: {}, again: {} },
      states: {
        open: {
          initial: "in-2",
          states: {
            "in-2": {
              on: { go: [{ id: "w", target: "#p" }], stop: [{ id: "w-2", target: "#p" }] },
            },
          },
        },
        p: {
          type: "parallel",
          states: {
            "r1-b": { on: { again: [{ reenter: true, target: "r1-b" }] } },
            "r2-a": {
              initial: "start",
              states: { start: { always: [{ target: "#p.r2-a.mid.deep" }] } },
            },
            "r3-h": { type: "history", history: "deep", target: "r2-a" },
          },
          onDone: [{ target: "end" }],
        },
        end: { type: "final" },
      },
    });
  });

  it.each([
    [
      '<state id="a"><transition cond="x > 1" target="a"/></state>',
      'Line 2: cond="x > 1" is code; only named rules can be taken.',
    ],
    [
      '<state id="a"><onentry>\n<script>x()</script></onentry></state>',
      "Line 3: <script> is code or speaks to other programs; only named actions can be taken.",
    ],
    [
      '<datamodel><data id="x"/></datamodel><state id="a"/>',
      "Line 2: <datamodel> is not taken: a workflow has no code and no values of its own to compute with.",
    ],
    [
      '<state id="a"><invoke src="x"/></state>',
      "Line 2: <invoke> is not taken: a workflow has no code and no values of its own to compute with.",
    ],
    [
      '<state id="a"><transition event="e" target="b c"/></state>',
      'Line 2: "b c" names several states at once; choose one.',
    ],
    ['<state id="a"><transition event="e" target="b"/></state>', 'Line 2: there is no state "b".'],
    ['<state id="a"/>\n<state id="a"/>', 'Line 3: two states have the id "a".'],
    [
      '<state id="a"><transition event="done.state.b"/></state>',
      `Line 2: event="done.state.b" waits for the end of something else; only a state's own end can be waited for.`,
    ],
  ])("is refused with its line: %#", (inner, message) => {
    expect(refusals(scxml(inner))).toContain(message);
  });

  it("is refused when it isn't SCXML, isn't XML, or could grow without end", () => {
    expect(refusals("<svg/>")[0]).toContain("An SCXML file begins with <scxml");
    expect(refusals("<scxml>")[0]).toContain("not well-formed");
    expect(refusals("")[0]).toContain("not well-formed");
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${scxml('<state id="a"/>')}`;
    expect(refusals(bomb)[0]).toContain("refused for safety");
    expect(refusals(" ".repeat(1_000_001))[0]).toContain("more than a million characters");
    expect(
      refusals(scxml(`${"<state>".repeat(3000)}${"</state>".repeat(3000)}`)).length,
    ).toBeGreaterThan(0);
  });

  it("never makes the importer throw", () => {
    const names =
      "state parallel final history transition onentry onexit initial datamodel invoke log".split(
        " ",
      );
    const own = "quad:info quad:action quad:guard quad:work quad:definition".split(" ");
    const attributes = fc.dictionary(
      fc.constantFrom(
        "id",
        "event",
        "target",
        "initial",
        "type",
        "cond",
        "quad:id",
        "quad:uid",
        "quad:when",
        "quad:target",
        "quad:initial",
      ),
      fc.constantFrom(
        "a",
        "b",
        "a b",
        "",
        "*",
        "deep",
        "internal",
        "after a",
        "workDone 0",
        "onDone",
        "#a",
        "__proto__",
        "done.state.a",
      ),
    );
    const written = (name: string, given: Record<string, string>, inner: string): string =>
      `<${name} ${Object.entries(given)
        .map(([key, value]) => `${key}="${value}"`)
        .join(" ")}>${inner}</${name}>`;
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc.oneof(
        { depthSize: "medium", withCrossShrink: true },
        fc
          .tuple(fc.constantFrom(...own), attributes, fc.json({ maxDepth: 3 }))
          .map(([name, given, json]) => written(name, given, json.replace(/[<&]/g, ""))),
        fc
          .tuple(fc.constantFrom(...names), attributes, fc.array(tie("element"), { maxLength: 4 }))
          .map(([name, given, inner]) => written(name, given, inner.join(""))),
      ),
    }));
    const quad = 'xmlns:quad="https://quad.example/ns/workflow"';
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(element, { maxLength: 4 }), fc.string(), (inner, text) => {
        expect(fromScxml(text).ok).toBe(false);
        const imported = fromScxml(scxml(inner.join(""), quad));
        if (!imported.ok) expect(imported.problems.length).toBeGreaterThan(0);
        else {
          accepted += 1;
          expect(again(imported.definition)).toBe(canonical(imported.definition));
        }
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(0);
  }, 30_000);
});
