import type { Facts } from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { group } from "./facts.ts";
import { after, begin, done, letters, sent, shipped, steps } from "./play.ts";

/** Facts of two people. */
const pair = (changes: Facts = {}) =>
  group({ members: 2, mentees: 1, minimumMentees: 1, ...changes });

describe("a partnership of two", () => {
  const start = (facts: Facts) => begin("one-to-one", "partnership", facts);
  /** It works, on 5 January; its end is planned for 31 July. */
  const working = (changes: Facts = {}) => {
    const facts = { accepted: 2, signed: 2, startedOn: "2026-01-05", endsOn: "2026-07-31" };
    const run = start(pair({ ...facts, ...changes }));
    return after(run, "proposal.accepted", "agreement.signed");
  };

  it("begins when both have accepted, is active when both have signed, ends when both have evaluated", () => {
    const run = start(pair());
    expect(sent(run)).toEqual([
      { event: "proposal.made" },
      { template: "proposal", to: "members" },
    ]);
    run.facts = pair({ accepted: 1 });
    expect(after(run, "proposal.accepted").state.stage).toBe("proposed");
    run.facts = pair({ accepted: 2, signed: 1 });
    expect(after(run, "proposal.accepted", "agreement.signed").state.stage).toBe("agreeing");
    run.facts = pair({ signed: 2, endsOn: "2026-07-31" });
    expect(after(run, "agreement.signed").state).toMatchObject({
      stage: "active",
      tags: ["open", "working"],
    });
    after(run, "meeting.logged", "partnership.closed");
    expect(sent(run)).toEqual([
      { event: "partnership.ended" },
      { template: "evaluation", to: "members" },
    ]);
    run.facts = pair({ evaluated: 2, endedOn: "2026-07-31" });
    expect(after(run, "evaluation.submitted").state).toMatchObject({
      stage: "ended",
      tags: ["over"],
    });
  });

  it("reminds three days before the reply is due, and lapses just after the last day", () => {
    const run = start(pair());
    run.jump();
    expect(run.now).toBe("2026-01-16T09:00:00.000Z");
    expect(sent(run)).toEqual([{ template: "proposal-reminder", to: "unanswered" }]);
    run.jump();
    expect(run.now).toBe("2026-01-20T00:05:00.000Z");
    expect(run.state).toMatchObject({ stage: "lapsed", tags: ["over"] });
    expect(sent(run)[0]).toEqual({ event: "proposal.ended" });
  });

  it("is over when one declines or leaves, or the coordinator takes it back", () => {
    expect(after(start(pair()), "proposal.declined").state.stage).toBe("declined");
    expect(after(start(pair()), "proposal.withdrawn").state.stage).toBe("lapsed");
    const left = start(pair());
    left.send("member.left", {});
    expect(left.state.stage).toBe("lapsed");
  });

  it("prepares the agreement once they have met, and tells the coordinator when it isn't signed", () => {
    const run = after(start(pair({ accepted: 2 })), "proposal.accepted");
    expect(steps(run)).toEqual(["firstMeeting"]);
    run.jump();
    expect([run.now, done(run)]).toEqual(["2026-01-12T09:00:00.000Z", ["notify.show members"]]);
    after(run, "meeting.logged");
    expect([steps(run), done(run)]).toEqual([["agreement"], ["agreement.create"]]);
    run.jump();
    expect([run.now, letters(run)]).toEqual([
      "2026-01-19T09:00:00.000Z",
      [{ template: "agreement-reminder", to: "unsigned" }],
    ]);
    run.jump();
    expect([run.now, done(run)]).toEqual(["2026-02-02T09:00:00.000Z", ["coordinator.tell"]]);
  });

  it("asks when nobody has noted a meeting for six weeks, and the coordinator after three more", () => {
    const run = working();
    run.jump();
    expect([run.now, done(run)]).toEqual(["2026-02-16T09:00:00.000Z", ["notify.show members"]]);
    run.jump();
    expect([run.now, done(run)]).toEqual(["2026-03-09T09:00:00.000Z", ["coordinator.tell"]]);
    after(run, "meeting.logged");
    expect(steps(run)).toContain("regular");
    expect(run.timers.find(({ timer }) => timer === "quiet")?.dueAt).toBe(
      "2026-04-20T08:00:00.000Z",
    );
  });

  it("doesn't ask as long as they meet", () => {
    const run = working({ today: "2026-02-16", lastMeetingOn: "2026-01-20" });
    run.jump();
    expect([run.now, done(run)]).toEqual(["2026-02-16T09:00:00.000Z", []]);
  });

  it("asks for a review after three months and tells when the end is near, in local time", () => {
    const run = working();
    const asked = (template: string) => {
      while (!letters(run).some((one) => one.template === template)) run.jump();
      return run.now;
    };
    expect(asked("review")).toBe("2026-04-05T08:00:00.000Z");
    expect(asked("end-near")).toBe("2026-07-17T08:00:00.000Z");
    expect(steps(run)).toContain("winding");
  });

  it("moves its reminders with a later end, before the old one is near and after", () => {
    const run = working();
    expect(run.send("partnership.extended", { until: "2026-01-04" })).toMatchObject({
      code: "GUARD",
    });
    run.send("partnership.extended", { until: "2026-09-30" });
    expect(done(run)).toEqual(["partnership.extend", "notify.show members"]);
    const longer = (endsOn: string) => {
      run.facts = pair({ accepted: 2, signed: 2, endsOn, lastMeetingOn: "2026-01-05" });
    };
    longer("2026-09-30");
    while (!steps(run).includes("winding")) run.jump();
    expect(run.now).toBe("2026-09-16T08:00:00.000Z");
    run.send("partnership.extended", { until: "2026-12-31" });
    longer("2026-12-31");
    while (!steps(run).includes("underway")) run.jump();
    expect(run.now).toBe("2026-09-16T08:10:00.000Z");
    while (!steps(run).includes("winding")) run.jump();
    expect(run.now).toBe("2026-12-17T09:00:00.000Z");
  });

  it("keeps a concern between whoever raised it and the coordinator", () => {
    const run = working();
    const before = run.state;
    after(run, "concern.raised");
    expect(done(run)).toEqual(["notify.show sender", "coordinator.tell"]);
    expect([run.state.stage, run.state.tags]).toEqual([before.stage, before.tags]);
    const { events } = shipped("one-to-one", "partnership");
    for (const [type, { confidential }] of Object.entries(events)) {
      expect([type, confidential ?? false]).toEqual([type, type.startsWith("concern.")]);
    }
    run.jump();
    expect([run.now, done(run)]).toEqual(["2026-01-12T09:00:00.000Z", ["coordinator.tell"]]);
    expect(steps(after(run, "concern.referred"))).toContain("referred");
    expect(steps(after(run, "concern.settled"))).toContain("calm");
  });

  it("is closed without blame when a concern can't be settled", () => {
    const run = working();
    after(run, "concern.raised", "partnership.parted");
    expect(run.state.stage).toBe("evaluating");
    expect(done(run)[0]).toBe("partnership.end");
  });

  it("grants a certificate to those who met and have all looked back", () => {
    for (const [meetings, granted] of [
      [2, []],
      [3, ["certificate.grant"]],
    ] as const) {
      const run = after(working(), "partnership.closed");
      run.facts = pair({ evaluated: 2, meetings });
      expect(done(after(run, "evaluation.submitted"))).toEqual(granted);
    }
  });

  it("stops waiting for evaluations after thirty days, and asks half a year later what has stayed", () => {
    const run = after(start(pair({ accepted: 2 })), "proposal.accepted", "partnership.closed");
    run.facts = pair({ accepted: 2, endedOn: "2026-01-05" });
    run.jump();
    expect(sent(run)).toEqual([{ template: "evaluation-reminder", to: "unevaluated" }]);
    run.jump();
    expect([run.now, run.state.stage]).toEqual(["2026-02-04T09:00:00.000Z", "ended"]);
    run.jump();
    expect([run.now, run.state.status]).toEqual(["2026-07-05T08:00:00.000Z", "done"]);
    expect(done(run)).toEqual(["notify.write members"]);
  });
});
