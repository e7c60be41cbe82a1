import { describe, expect, it } from "vitest";
import { end, step, to } from "../check/example.ts";
import {
  applyCommands,
  compile,
  decisionsNeeded,
  type EditCommand,
  migrateInstance,
  parsePlan,
  step as stepOn,
  suggestPlan,
} from "../index.ts";
import { codes, due, move, moved } from "../testing/moving.ts";
import { goodFacts, oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";
import {
  after,
  event,
  note,
  partnership,
  small,
  stepped,
  templates,
  toActive,
  toProposed,
} from "../testing/stepping.ts";

const label = (en: string) => ({ en, cy: en });

function edited(...commands: EditCommand[]) {
  const result = applyCommands(oneToOne, commands);
  if (!result.ok) throw new Error(result.reason.en);
  return compile(result.definition, oneToOneRegistry);
}

describe("moving to another version", () => {
  it("follows steps by uid when they are renamed or put elsewhere", () => {
    const next = edited(
      { do: "step.add", uid: "g", parentUid: null, label: label("Before"), kind: "group" },
      { do: "step.move", uid: "s20", parentUid: "g" },
      { do: "step.set", uid: "g", initialUid: "s20" },
    );
    const inPool = after(["form.submitted", "training.started", "training.completed"]);
    expect(inPool.uids).toEqual(["s20"]);
    const there = moved(move(inPool, partnership, next));
    expect(there.uids).toEqual(["s20"]);
    expect(there.paths).not.toEqual(inPool.paths);
    const on = stepped(stepOn(next, there.snapshot, event("match.run"), goodFacts));
    expect(on.uids).toEqual(["s23"]);
  });

  it("keeps a due date, begins what is new, cancels what is gone and lets the past be", () => {
    const proposed = after(toProposed);
    const next = edited(
      { do: "timer.set", key: "soon", timer: { offset: "P2D" } },
      { do: "way.add", id: "new", fromUid: "s26", trigger: { after: "soon" } },
      { do: "way.remove", id: idOf("offerReminder") },
    );
    const { timers } = moved(move(proposed, partnership, next));
    expect(timers.keep).toEqual([{ from: "s26/offerExpiry", to: "s26/offerExpiry", dueAt: due }]);
    expect(timers.arm.map(({ timerId }) => timerId)).toEqual(["s26/soon"]);
    expect(timers.cancel).toEqual(["s26/offerReminder"]);

    const fired = { ...proposed, timers: proposed.timers.slice(1) };
    const later = moved(move(fired, partnership, next, {}));
    expect(later.timers.arm.map(({ timerId }) => timerId)).toEqual(["s26/soon"]);
  });

  it("counts anew or recomputes where the plan or the timer itself says so", () => {
    const proposed = after(toProposed);
    const timers = proposed.timers.map(({ timerId }) => ({
      timerId,
      armedRevision: 3,
      dueAt: due,
      armedAt: "2026-12-10T09:00:00.000Z",
    }));
    const next = edited({
      do: "timer.set",
      key: "offerExpiry",
      timer: { offset: "P30D", onMigrate: "recompute" },
    });
    const plan = suggestPlan(oneToOne, next.definition);
    const input = { from: partnership, to: next, snapshot: proposed.snapshot, armedTimers: timers };
    const asDefined = moved(migrateInstance({ ...input, plan })).timers;
    expect(asDefined.keep.map(({ to: id }) => id)).toEqual(["s26/offerReminder"]);
    expect(asDefined.arm).toMatchObject([
      { timerId: "s26/offerExpiry", since: "2026-12-10T09:00:00.000Z", def: { offset: "P30D" } },
    ]);
    expect(asDefined.cancel).toEqual(["s26/offerExpiry"]);
    const restarted = moved(migrateInstance({ ...input, plan: { ...plan, timers: "restart" } }));
    expect(restarted.timers.keep).toEqual([]);
    expect(restarted.timers.arm.map(({ since }) => since)).toEqual([undefined, undefined]);
  });

  it("begins a part that is new beside the others, with its reminders", () => {
    const active = after(toActive);
    const next = edited(
      { do: "step.add", uid: "watch", parentUid: "s42", label: label("Watch"), kind: "group" },
      { do: "step.add", uid: "calm", parentUid: "watch", label: label("Calm") },
      { do: "step.set", uid: "watch", initialUid: "calm" },
      { do: "action.add", at: { uid: "calm", when: "entry" }, action: { type: "notify.send" } },
      { do: "timer.set", key: "quiet", timer: { offset: "P28D" } },
      { do: "way.add", id: "w-quiet", fromUid: "calm", trigger: { after: "quiet" } },
    );
    const there = moved(move(active, partnership, next));
    expect(there.uids).toContain("calm");
    expect(there.entered).toEqual(["watch", "calm"]);
    expect(there.timers.arm.map(({ timerId }) => timerId)).toEqual(["calm/quiet"]);
    expect(there.effects).toEqual([]);
    expect(there.warnings.map(({ en }) => en)).toEqual([
      "What happens on arriving in “Calm” is not done for those who are moved there.",
    ]);
    const asked = moved(move(active, partnership, next, { entry: true }));
    expect(asked.effects.map(({ type }) => type)).toEqual(["notify.send"]);
    expect(asked.warnings).toEqual([]);
  });

  it("asks where people go whose step is gone, and takes them there", () => {
    const inPool = after(["form.submitted", "training.started", "training.completed"]);
    const next = edited({ do: "step.remove", uid: "s20", toUid: "s23" });
    expect(codes(move(inPool, partnership, next))).toEqual(["UNMAPPED"]);
    const [decision, ...more] = decisionsNeeded(oneToOne, next.definition, inPool.uids, "en");
    expect(more).toEqual([]);
    expect(decision).toMatchObject({ uid: "s20", suggested: "s23" });
    expect(decision?.options.map(({ uid }) => uid)).toContain("s7");
    const there = moved(move(inPool, partnership, next, { map: { s20: "s23" } }));
    expect(there.uids).toEqual(["s23"]);
    expect(there.invocations).toEqual([
      { invokeId: "matcher", type: "matcher.run", params: expect.anything() },
    ]);
    const done = { kind: "done" as const, invokeId: "matcher", output: { mentor: "m1" } };
    expect(stepped(stepOn(next, there.snapshot, done, goodFacts)).uids).toEqual(
      after(toProposed).uids,
    );
  });

  it("refuses while work is going on that the new version doesn't wait for", () => {
    const matching = after([
      "form.submitted",
      "training.started",
      "training.completed",
      "match.run",
    ]);
    expect(matching.uids).toEqual(["s23"]);
    const same = moved(move(matching, partnership, partnership));
    expect(same.invocations).toEqual([]);
    const next = edited({ do: "work.set", uid: "s23", id: "matcher", work: null });
    expect(codes(move(matching, partnership, next))).toEqual(["WORK_RUNNING"]);
  });

  it("warns of steps with actions that those who are moved have passed by", () => {
    const active = after(toActive);
    const next = edited(
      { do: "step.add", uid: "told", parentUid: null, label: label("Line manager informed") },
      { do: "action.add", at: { uid: "told", when: "entry" }, action: { type: "notify.send" } },
      { do: "way.add", id: "w-told", fromUid: "told", trigger: { on: "match.run" }, toUid: "s23" },
      { do: "way.set", id: wayFrom("s20", "match.run"), toUid: "told" },
    );
    const { warnings } = moved(move(active, partnership, next));
    expect(warnings.map(({ en }) => en)).toEqual([
      "What happens in “Line manager informed” is not done for those who are already beyond it.",
    ]);
    const early = moved(move(after([]), partnership, next));
    expect(early.warnings).toEqual([]);
  });

  it("takes along what a way back remembers, by uid", () => {
    const paused = after([...toActive, { kind: "timer", timerId: "s47/review3m" }, "pause"]);
    const next = edited({ do: "step.label", uid: "s49", label: label("Look back") });
    const there = moved(move(paused, partnership, next));
    const back = stepped(stepOn(next, there.snapshot, event("resume"), goodFacts));
    expect(back.uids).toContain("s49");
    const without = edited({ do: "step.remove", uid: "s49", toUid: "s51" });
    const lost = moved(move(paused, partnership, without));
    expect(lost.warnings.map(({ en }) => en)).toEqual(["Where “Active” was left is forgotten."]);
    expect(stepped(stepOn(without, lost.snapshot, event("resume"), goodFacts)).uids).toContain(
      "s47",
    );
  });
});

describe("a plan", () => {
  it("can set values, and count while it arrives", () => {
    const from = small({ open: step("o", { on: { a: to("w1", "closed") } }), closed: end() });
    const next = small({
      open: step("n", {
        entry: [{ type: "ctx.inc", params: { key: "n" } }, note("hello")],
        on: { a: to("w1", "closed") },
      }),
      closed: end(),
    });
    const there = moved(
      move(after([], { of: from }), from, next, {
        map: { o: "n" },
        entry: true,
        contextPatch: { n: 4, why: "moved" },
      }),
    );
    expect(JSON.parse(there.snapshot).context).toEqual({ n: 5, why: "moved" });
    expect(templates(there as never)).toEqual(["hello"]);
    expect(there.effects[0]?.event).toEqual({ kind: "event", type: "workflow.migrated" });
  });

  it("from outside is read strictly", () => {
    const good = { map: { a: "b" }, timers: "keep", entry: false };
    expect(parsePlan(good)).toEqual(good);
    for (const bad of [
      null,
      [],
      { ...good, map: { a: 1 } },
      { ...good, timers: "never" },
      { ...good, entry: "yes" },
      { ...good, contextPatch: 3 },
      { ...good, more: 1 },
    ]) {
      expect(parsePlan(bad)).toBeUndefined();
    }
  });
});

/** The id of the way that a timer of the proposal takes. */
function idOf(timer: string): string {
  return oneToOne.states.proposed!.after![timer]![0]!.id;
}

function wayFrom(uid: string, type: string): string {
  const state = Object.values(oneToOne.states).find((one) => one.uid === uid)!;
  return state.on![type]![0]!.id;
}
