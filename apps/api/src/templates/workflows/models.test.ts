import type { Facts, Simulation } from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { group } from "./facts.ts";
import { after, begin, done, steps } from "./play.ts";

describe("a partnership of more", () => {
  const start = (model: string, facts: Facts) => begin(model, "partnership", facts);
  const signed = { accepted: 4, signed: 4, startedOn: "2026-01-05", endsOn: "2026-07-31" };
  const working = (model: string, changes: Facts = {}) =>
    after(start(model, group({ ...signed, ...changes })), "proposal.accepted", "agreement.signed");
  /** Somebody leaves; then the others are so many. */
  const leaves = (run: Simulation, facts: Facts) => {
    run.send("member.left", {});
    expect(done(run)).toEqual(["member.leave", "notify.show members"]);
    run.facts = group(facts);
    return after(run, "members.changed");
  };

  it("as a group goes on when one mentee leaves, and winds up when there are too few", () => {
    const run = working("group");
    leaves(run, { ...signed, members: 3, mentees: 2 });
    expect([run.state.stage, run.state.paths.length]).toEqual(["active", 4]);
    leaves(run, { ...signed, members: 2, mentees: 1 });
    expect(run.state.paths).toHaveLength(1);
    expect(run.state).toMatchObject({ stage: "active", tags: ["open", "working"] });
    expect(done(run)).toEqual(["notify.write members", "coordinator.tell"]);
    run.jump();
    expect([run.now, run.state.stage]).toEqual(["2026-02-02T09:00:00.000Z", "evaluating"]);
    expect(done(run)[0]).toBe("partnership.end");
  });

  it("begins with those who have accepted when one declines and enough are left", () => {
    const run = after(start("group", group({ accepted: 3 })), "proposal.declined");
    expect([run.state.stage, done(run)]).toEqual(["proposed", ["member.leave"]]);
    run.facts = group({ accepted: 3, members: 3, mentees: 2 });
    expect(after(run, "members.changed").state.stage).toBe("agreeing");
  });

  it("comes to nothing when too few are left before it has begun", () => {
    const run = after(start("group", group({ accepted: 1 })), "proposal.declined");
    run.facts = group({ accepted: 1, members: 2, mentees: 1 });
    expect(after(run, "members.changed").state.stage).toBe("declined");
  });

  it("as a group has at most four mentees", () => {
    const run = working("group", { members: 5, mentees: 4, accepted: 5, signed: 5 });
    const joins = { enrolmentId: "somebody" };
    expect(run.send("member.added", joins)).toMatchObject({ code: "GUARD" });
    run.facts = group(signed);
    expect(run.send("member.added", joins)).toMatchObject({ kind: "stepped" });
  });

  it.each([
    [
      "two-by-two",
      { mentors: 2, mentees: 2, minimumMentors: 2, minimumMentees: 2 },
      { mentors: 1 },
    ],
    ["team", { minimumMentees: 1 }, { mentors: 0 }],
    [
      "circle",
      { mentors: 0, mentees: 3, members: 3, minimumMentors: 0 },
      { mentees: 2, members: 2 },
    ],
  ])("as %s looks for somebody new, and goes on once they have accepted", (model, full, less) => {
    const all = { ...signed, ...full };
    const run = working(model, all);
    leaves(run, { members: 3, ...all, ...less });
    expect(steps(run)).toContain("underway");
    expect(done(run)).toEqual(["coordinator.tell", "notify.show members"]);
    run.send("member.added", { enrolmentId: "somebody" });
    expect(done(run)).toEqual(["member.add"]);
    const found = run.state.paths;
    run.facts = group({ ...all, ...less, joining: 1 });
    expect(after(run, "members.changed").state.paths).toEqual(found);
    run.facts = group(all);
    expect(after(run, "members.changed").state.paths).not.toEqual(found);
    expect(done(run)).toEqual(["notify.show members"]);
  });

  it("as two by two is wound up when nobody was found, or closed by the coordinator", () => {
    const full = { ...signed, mentors: 2, mentees: 2, minimumMentors: 2, minimumMentees: 2 };
    const waiting = () => leaves(working("two-by-two", full), { ...full, members: 3, mentors: 1 });
    const closed = after(waiting(), "partnership.parted");
    expect([closed.state.stage, done(closed)[0]]).toEqual(["evaluating", "partnership.end"]);
    const run = waiting();
    while (run.state.paths.length > 1) run.jump();
    expect(run.now).toBe("2026-03-02T09:00:00.000Z");
    expect(run.state.tags).toEqual(["open", "working"]);
  });
});
