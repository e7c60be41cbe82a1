import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { example, step, to } from "../check/example.ts";
import type { GuardExpr, StateDef, WorkflowDefinition } from "../contract.ts";
import {
  applyCommand,
  applyCommands,
  changed,
  createHistory,
  type EditCommand,
  eventTypeFrom,
  keyFrom,
  parseDefinition,
  redone,
  undone,
} from "../index.ts";
import { buildModel, resolveTarget } from "../model.ts";
import { oneToOne } from "../testing/one-to-one.ts";
import { randomDefinition } from "../testing/random-definition.ts";

const label = (en: string) => ({ en, cy: en });

function after(definition: WorkflowDefinition, ...commands: EditCommand[]): WorkflowDefinition {
  const edited = applyCommands(definition, commands);
  if (!edited.ok) throw new Error(edited.reason.en);
  return edited.definition;
}

function refusal(definition: WorkflowDefinition, command: EditCommand): string {
  const edited = applyCommand(definition, command);
  return edited.ok ? "" : (edited.reason.en ?? "");
}

/** By id: the uid of the step that each way leads to. */
function leads(definition: WorkflowDefinition): Map<string, string | undefined> {
  const model = buildModel(definition);
  return new Map(
    model.nodes.flatMap((node) =>
      node.ways.map(({ def }) => [
        def.id,
        def.target === undefined ? undefined : resolveTarget(model, node, def.target)?.def.uid,
      ]),
    ),
  );
}

const small = example({
  initial: "open",
  states: {
    open: step("u-open", { on: { go: to("w-go", "group.inner") } }),
    group: step("u-group", {
      initial: "inner",
      on: { stop: to("w-stop", "closed") },
      states: {
        inner: step("u-inner", { on: { go: to("w-next", "other") } }),
        other: step("u-other", { on: { go: to("w-out", "#closed") } }),
        back: { uid: "u-back", type: "history" },
      },
    }),
    closed: { uid: "u-closed", type: "final" },
  },
});

describe("steps", () => {
  it("adds a step with a key that reads like its label, where it is asked for", () => {
    const add = (more: object): EditCommand => ({
      ...{ do: "step.add", uid: "n", parentUid: null, label: label("Line manager informed") },
      ...more,
    });
    const keys = (command: EditCommand) => Object.keys(after(small, command).states);
    expect(keys(add({ beforeUid: "u-group" }))[1]).toBe("lineManagerInformed");
    expect(keys(add({ afterUid: "u-group" }))[2]).toBe("lineManagerInformed");
    expect(keys(add({}))[3]).toBe("lineManagerInformed");
    expect(keys(add({ label: label("Open") }))[3]).toBe("open2");
  });

  it("makes a group of a step that gets a step inside, and a step again when it goes", () => {
    const group = after(small, {
      do: "step.add",
      uid: "n",
      parentUid: "u-open",
      label: label("New"),
    });
    expect(group.states.open).toMatchObject({ initial: "new", states: { new: { uid: "n" } } });
    expect(after(group, { do: "step.remove", uid: "n" }).states.open).toEqual(small.states.open);
  });

  it("sends ways to a removed step elsewhere, or removes them with it", () => {
    const moved = after(small, { do: "step.remove", uid: "u-group", toUid: "u-closed" });
    expect(moved.states.open?.on?.go?.[0]?.target).toBe("closed");
    expect(after(small, { do: "step.remove", uid: "u-group" }).states.open).not.toHaveProperty(
      "on",
    );
  });

  it("begins a group elsewhere when its first step goes", () => {
    const gone = after(small, { do: "step.remove", uid: "u-inner" });
    expect(gone.states.group?.initial).toBe("other");
  });

  it("writes those targets anew that a move has broken, as short as they can be", () => {
    const out = after(small, { do: "step.move", uid: "u-other", parentUid: null });
    expect(out.states.group?.states?.inner?.on?.go?.[0]?.target).toBe("#other");
    expect(out.states.other?.on?.go?.[0]?.target).toBe("#closed");
    const back = after(out, { do: "step.move", uid: "u-other", parentUid: "u-group" });
    expect(back.states.group?.states?.inner?.on?.go?.[0]?.target).toBe("other");
  });

  it("refuses what can't be, and says why", () => {
    expect(refusal(small, { do: "step.move", uid: "u-group", parentUid: "u-inner" })).toContain(
      "itself",
    );
    expect(
      refusal(small, { do: "step.add", uid: "u-open", parentUid: null, label: label("X") }),
    ).toContain("id");
    expect(
      refusal(small, { do: "step.add", uid: "n", parentUid: "u-closed", label: label("X") }),
    ).toContain("inside an end");
    expect(refusal(small, { do: "step.label", uid: "u-open", label: label("") })).toContain(
      "English",
    );
    expect(refusal(small, { do: "way.remove", id: "nowhere" })).toContain("no longer there");
    expect(
      refusal(example({ states: { open: step("a") } }), { do: "step.remove", uid: "a" }),
    ).toContain("at least one step");
  });

  it("leaves what it doesn't touch the same object", () => {
    const next = after(small, { do: "step.label", uid: "u-inner", label: label("Inner") });
    expect(next.states.open).toBe(small.states.open);
    expect(next.states.group?.states?.other).toBe(small.states.group?.states?.other);
    expect(small.states.group?.states?.inner?.label).not.toEqual(label("Inner"));
  });
});

describe("ways and actions", () => {
  const guard: GuardExpr = { type: "places.left" };

  it("puts a guarded way before an unguarded last one", () => {
    const next = after(small, {
      do: "way.add",
      id: "w",
      fromUid: "u-open",
      trigger: { on: "go" },
      toUid: "u-closed",
      guard,
    });
    expect(next.states.open?.on?.go?.map((way) => way.id)).toEqual(["w", "w-go"]);
  });

  it("moves a way to another trigger and leaves no empty list behind", () => {
    const next = after(small, { do: "way.move", id: "w-go", trigger: { after: "late" } });
    expect(next.states.open).not.toHaveProperty("on");
    expect(next.states.open?.after?.late?.[0]?.id).toBe("w-go");
  });

  it("adds, changes, moves and removes actions", () => {
    const at = { wayId: "w-go" };
    const letter = (template: string) => ({ type: "letter.send", params: { template } });
    const next = after(
      small,
      { do: "action.add", at, action: letter("a") },
      { do: "action.add", at, action: letter("b") },
      { do: "action.move", at, index: 1, to: 0 },
      { do: "action.set", at, index: 1, action: letter("c") },
    );
    expect(next.states.open?.on?.go?.[0]?.actions).toEqual([letter("b"), letter("c")]);
    expect(
      after(next, { do: "action.remove", at, index: 0 }, { do: "action.remove", at, index: 0 })
        .states.open,
    ).toEqual(small.states.open);
  });
});

describe("names", () => {
  it("makes keys and event types that definitions can have", () => {
    const none = () => false;
    expect(keyFrom("Rheolwr llinell wedi'i hysbysu", none)).toBe("rheolwrLlinellWediiHysbysu");
    expect(keyFrom("3 ŵyn", none)).toBe("wyn");
    expect(keyFrom("Constructor", none)).toBe("constructor2");
    expect(eventTypeFrom("Line manager informed!", none)).toBe("line-manager-informed");
    fc.assert(
      fc.property(fc.string(), (text) => {
        const key = keyFrom(text, (one) => one === "step");
        expect(key).toMatch(/^[a-z][A-Za-z0-9_-]{0,63}$/);
        expect(eventTypeFrom(text, none)).toMatch(/^[a-z][a-z0-9-]*$/);
      }),
    );
  });
});

/** Commands that mostly name things of the definition, and sometimes don't. */
function commandsFor(definition: WorkflowDefinition): fc.Arbitrary<EditCommand> {
  const model = buildModel(definition);
  const uid = fc.constantFrom(...model.nodes.map(({ def }) => def.uid), "nobody");
  const wayIds = model.nodes.flatMap(({ ways }) => ways.map(({ def }) => def.id));
  const id = fc.constantFrom(...wayIds, "nothing");
  const newId = fc.nat(1e6).map((n) => `n${n}`);
  const words = fc.string({ minLength: 1 }).map((text) => ({ en: text, cy: text }));
  const parentUid = fc.option(uid);
  const index = fc.option(fc.nat(3), { nil: undefined });
  const trigger = fc.constantFrom(
    { on: "a" },
    { after: "late" },
    { always: true as const },
    { onDone: true as const },
    { invokeDone: "work" },
  );
  const action = { type: "letter.send", params: { template: "x" } };
  const at = fc.oneof(
    id.map((wayId) => ({ wayId })),
    fc.record({ uid, when: fc.constantFrom("entry" as const, "exit" as const) }),
  );
  return fc.oneof(
    fc.record({
      do: fc.constant("step.add" as const),
      ...{ uid: newId, parentUid, afterUid: fc.option(uid), label: words },
      kind: fc.constantFrom("step", "end", "group", "side-by-side", "back"),
    }),
    fc.record({ do: fc.constant("step.label" as const), uid, label: words }),
    fc.record({
      do: fc.constant("step.set" as const),
      ...{ uid, stage: fc.constantFrom("x", null), initialUid: uid },
    }),
    fc.record(
      { do: fc.constant("step.remove" as const), uid, toUid: uid },
      { requiredKeys: ["do", "uid"] },
    ),
    fc.record({
      do: fc.constant("step.move" as const),
      ...{ uid, parentUid, beforeUid: fc.option(uid) },
    }),
    fc.record({
      do: fc.constant("way.add" as const),
      ...{ id: newId, fromUid: uid, trigger, toUid: fc.option(uid), index },
    }),
    fc.record({ do: fc.constant("way.set" as const), id, toUid: fc.option(uid) }),
    fc.record({ do: fc.constant("way.move" as const), id, trigger, index }),
    fc.record({ do: fc.constant("way.remove" as const), id }),
    fc.record({ do: fc.constant("action.add" as const), at, action: fc.constant(action), index }),
    fc.record({ do: fc.constant("action.remove" as const), at, index: fc.nat(2) }),
  ) as fc.Arbitrary<EditCommand>;
}

const lives = fc.record({ seed: fc.nat(), picks: fc.array(fc.nat(), { maxLength: 12 }) });

/** A definition with some commands, each made for what the ones before it left. */
function life({ seed, picks }: { seed: number; picks: number[] }) {
  const first = randomDefinition(seed);
  let history = createHistory(first);
  for (const pick of picks) {
    const [command] = fc.sample(commandsFor(history.present), { seed: pick, numRuns: 1 });
    const edited = changed(history, [command!], 0);
    if (edited.ok) history = edited.history;
  }
  return { first, history };
}

describe("whatever the commands", () => {
  it("gives a definition that parses", () => {
    fc.assert(
      fc.property(lives, (given) => {
        const { history } = life(given);
        expect(parseDefinition(structuredClone(history.present)).ok).toBe(true);
        const everyWhere = JSON.stringify(history.present);
        expect(JSON.parse(everyWhere)).toEqual(history.present);
      }),
    );
  });

  it("gives the first back when all is undone, and the last when all is redone", () => {
    fc.assert(
      fc.property(lives, (given) => {
        let { history, first } = life(given);
        const { present: last } = history;
        const text = JSON.stringify(first);
        while (history.past.length > 0) history = undone(history);
        expect(history.present).toBe(first);
        expect(JSON.stringify(history.present)).toBe(text);
        while (history.future.length > 0) history = redone(history);
        expect(history.present).toBe(last);
      }),
    );
  });

  it("leaves ways leading where they led when a step moves", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (seed, pick, home) => {
        const definition = randomDefinition(seed);
        const { nodes } = buildModel(definition);
        const uid = nodes[pick % nodes.length]!.def.uid;
        const parentUid = [null, ...nodes.map(({ def }) => def.uid)][home % (nodes.length + 1)]!;
        const edited = applyCommand(definition, { do: "step.move", uid, parentUid });
        if (!edited.ok) return;
        expect(leads(edited.definition)).toEqual(leads(definition));
        const uids = (of: WorkflowDefinition) =>
          buildModel(of)
            .nodes.map(({ def }) => def.uid)
            .sort();
        expect(uids(edited.definition)).toEqual(uids(definition));
        const moved = buildModel(edited.definition).nodes.find(({ def }) => def.uid === uid);
        expect(moved?.parent?.def.uid ?? null).toBe(parentUid);
      }),
    );
  });

  it("shows a command's effect under the uid or id that it named", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, pick) => {
        const definition = randomDefinition(seed);
        const [command] = fc.sample(commandsFor(definition), { seed: pick, numRuns: 1 });
        const edited = applyCommand(definition, command!);
        if (!edited.ok) return;
        const { nodes } = buildModel(edited.definition);
        const node = (uid: string): StateDef | undefined =>
          nodes.find(({ def }) => def.uid === uid)?.def;
        const led = leads(edited.definition);
        if (command!.do === "step.add" || command!.do === "step.label") {
          expect(node(command!.uid)?.label).toEqual(command!.label);
        } else if (command!.do === "step.remove") {
          expect(node(command!.uid)).toBeUndefined();
        } else if (command!.do === "way.add" || command!.do === "way.set") {
          expect(led.get(command!.id)).toBe(command!.toUid ?? undefined);
        } else if (command!.do === "way.remove") expect(led.has(command!.id)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe("history", () => {
  const name = (en: string): EditCommand => ({ do: "step.label", uid: "s0", label: label(en) });
  const typed = (...made: [EditCommand, number][]) =>
    made.reduce((history, [command, at]) => {
      const edited = changed(history, [command], at);
      if (!edited.ok) throw new Error(edited.reason.en);
      return edited.history;
    }, createHistory(oneToOne));

  it("undoes what was typed within a second as one", () => {
    expect(typed([name("N"), 0], [name("Na"), 900], [name("Nam"), 1800]).past).toHaveLength(1);
    expect(typed([name("N"), 0], [name("Na"), 1001]).past).toHaveLength(2);
    const other: EditCommand = { do: "step.label", uid: "s4", label: label("X") };
    expect(typed([name("N"), 0], [other, 1], [name("Na"), 2]).past).toHaveLength(3);
  });

  it("begins anew after an undo, and forgets what was undone at the next change", () => {
    const history = undone(typed([name("N"), 0], [name("M"), 2000]));
    const edited = changed(history, [name("O")], 2001);
    expect(edited.ok && edited.history.past).toHaveLength(2);
    expect(edited.ok && edited.history.future).toEqual([]);
  });

  it("counts nothing as a change that changes nothing", () => {
    const same = oneToOne.states.registration?.label ?? label("Registration");
    expect(typed([{ do: "step.label", uid: "s0", label: same }, 0]).past).toHaveLength(0);
  });
});
