import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, type EditCommand, expand, parseVariant, type WorkflowVariant } from "../index.ts";
import { oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";

const words = (en: string) => ({ en, cy: en });

const pool = oneToOne.states.pool!;
const way = pool.on!.withdraw![0]!;

const variant = (...patch: EditCommand[]): WorkflowVariant => ({
  format: "wf-variant/1",
  extends: oneToOne.key,
  key: "group",
  label: words("Group"),
  patch,
});

function expanded(...patch: EditCommand[]) {
  const result = expand(variant(...patch), oneToOne);
  if (!result.ok) throw new Error(result.problems[0]?.message.en);
  return result.definition;
}

/** What is wrong with a variant, or with how it fits, by place. */
function faults(json: unknown): [string, string][] {
  const parsed = parseVariant(json);
  const result = parsed.ok ? expand(parsed.variant, oneToOne) : parsed;
  return result.ok ? [] : result.problems.map((one) => [one.path.join("/"), one.message.en ?? ""]);
}

describe("a variant", () => {
  it("without commands is its base under its own name", () => {
    expect(expanded()).toEqual({ ...oneToOne, key: "group", label: words("Group") });
  });

  it("is its base with what its commands change, and leaves the base as it was", () => {
    const before = structuredClone(oneToOne);
    const definition = expanded(
      { do: "step.label", uid: pool.uid, label: words("Pool of the group") },
      {
        do: "step.add",
        uid: "counting",
        parentUid: null,
        label: words("Who is left?"),
        stage: pool.stage ?? "pool",
      },
      { do: "way.set", id: way.id, toUid: "counting" },
      {
        do: "way.add",
        id: "counted",
        fromUid: "counting",
        trigger: { always: true },
        toUid: pool.uid,
      },
    );
    expect(definition.states.pool?.label).toEqual(words("Pool of the group"));
    expect(definition.states.pool?.on?.withdraw?.[0]?.target).toBe("whoIsLeft");
    expect(definition.states.whoIsLeft?.always?.[0]?.target).toBe("pool");
    expect(oneToOne).toEqual(before);
    const errors = check(definition, oneToOneRegistry).filter((one) => one.severity === "error");
    expect(errors.map((one) => one.rule)).not.toContain("target-unresolved");
  });

  it("goes on fitting when its base is renamed and reordered", () => {
    const { pool: moved, ...others } = oneToOne.states;
    const renamed = JSON.parse(
      JSON.stringify({ ...oneToOne, states: { ...others, waitingRoom: moved } }).replaceAll(
        '"target":"pool"',
        '"target":"waitingRoom"',
      ),
    );
    const patch: EditCommand = { do: "step.label", uid: pool.uid, label: words("Ours") };
    const result = expand(variant(patch), renamed);
    expect(result.ok && result.definition.states.waitingRoom?.label).toEqual(words("Ours"));
  });

  it("may be the base of another", () => {
    const first = expanded({ do: "step.label", uid: pool.uid, label: words("Ours") });
    const second = expand({ ...variant(), extends: "group", key: "team" }, first);
    expect(second.ok && second.definition.states.pool?.label).toEqual(words("Ours"));
  });

  it("says which command its base no longer has room for, and why", () => {
    const lost: EditCommand = { do: "way.remove", id: "no-such-way" };
    const [[place, message] = []] = faults(variant({ do: "way.remove", id: way.id }, lost));
    expect(place).toBe("patch/1");
    expect(message).toBe(
      `Change 2 (way.remove no-such-way) doesn't fit "${oneToOne.key}": This way out is no longer there.`,
    );
  });

  it.each([
    ["of another base", { extends: "circle" }, "extends"],
    ["of another subject", { subject: "enrolment" }, "subject"],
    ["of another format", { format: "wf-def/1" }, "format"],
    ["with something unknown", { colour: "red" }, "colour"],
    ["without a name", { label: undefined }, "label"],
  ])("%s is refused at its place", (_, changes, place) => {
    expect(faults({ ...variant(), ...changes }).map(([at]) => at)).toContain(place);
  });

  it.each([
    ["no command", "way.remove", "patch/0"],
    ["an unknown command", { do: "step.paint", uid: "x" }, "patch/0/do"],
    ["a command without what it needs", { do: "way.remove" }, "patch/0/id"],
    ["a command with more than it has", { do: "way.remove", id: "x", why: "no" }, "patch/0/why"],
    [
      "a trigger of no kind",
      { do: "way.add", id: "x", fromUid: "y", trigger: { sometimes: true } },
      "patch/0/trigger",
    ],
    ["a rule of no shape", { do: "way.set", id: "x", guard: { all: [] } }, "patch/0/guard/all"],
    [
      "a timer of no length",
      { do: "timer.set", key: "x", timer: { offset: "two weeks" } },
      "patch/0/timer/offset",
    ],
    [
      "an action at no place",
      { do: "action.remove", at: { uid: "x", when: "later" }, index: 0 },
      "patch/0/at/when",
    ],
  ])("with %s is refused at its place", (_, command, place) => {
    const at = faults(variant(command as EditCommand)).map(([where]) => where);
    expect(at).toContain(place);
  });

  it("survives any JSON", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !parseVariant(value).ok));
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (patch) => {
        faults({ ...variant(), patch });
      }),
    );
  });
});
