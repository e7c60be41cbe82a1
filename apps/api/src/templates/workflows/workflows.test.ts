import {
  check,
  compile,
  type Facts,
  describe as inWords,
  type Simulation,
  type Subject,
  simulate,
} from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { core } from "../../plugins/core/index.ts";
import { createRegistry } from "../../plugins/registry.ts";
import { shippedWorkflows } from "../shipped.ts";
import { exercise, group, person } from "./facts.ts";

const registry = createRegistry([core]).workflow;
const models = ["one-to-one", "group", "two-by-two", "team", "circle"];

function shipped(model: string, subject: Subject) {
  return shippedWorkflows().find((one) => one.model === model && one.subject === subject)!
    .definition;
}

it("there is one of each for every model, under the key by which schemes run it", () => {
  expect(shippedWorkflows().map(({ model, subject }) => `${model} ${subject}`)).toEqual(
    models.flatMap((model) =>
      ["enrolment", "round", "partnership"].map((one) => `${model} ${one}`),
    ),
  );
  for (const { subject, definition } of shippedWorkflows()) {
    expect([definition.key, definition.subject]).toEqual([subject, subject]);
  }
});

describe.each(shippedWorkflows())("the workflow of $model, $subject", ({ definition }) => {
  it("passes every check", () => {
    const found = check(definition, registry).map(({ rule, path }) => `${rule} ${path.join("/")}`);
    // Nobody is told of a list they are on: the overview shows its coordinator who waits there.
    const fine = ["waiting-without-timer states/listed"];
    expect(found.filter((one) => !fine.includes(one))).toEqual([]);
  });

  it("says everything in English and Welsh", () => {
    const [en, cy] = ["en", "cy"].map((locale) => inWords(definition, registry, locale));
    expect(en!.stages.every(({ key: stage }) => stage !== null)).toBe(true);
    expect(cy!.title).not.toBe(en!.title);
    expect(JSON.stringify([en, cy])).not.toContain("…");
  });
});

function begin(model: string, subject: Subject, facts: Facts): Simulation {
  return simulate(compile(shipped(model, subject), registry), {
    facts,
    now: "2026-01-05T10:00:00Z",
    timeZone: "Europe/London",
  });
}

const after = (run: Simulation, ...events: string[]) => {
  for (const event of events) {
    const outcome = run.send(event);
    if (outcome.kind === "refused") throw new Error(`${event}: ${outcome.code}`);
  }
  return run;
};

const sent = (simulation: Simulation) => simulation.state.effects.map(({ params }) => params);
const letters = (run: Simulation) =>
  run.state.effects.filter(({ type }) => type === "notify.send").map(({ params }) => params);
const done = (run: Simulation) =>
  run.state.effects.map(({ type, params }) => `${type} ${params.to ?? ""}`.trim());
const mailed = (run: Simulation) => letters(run).map(({ template }) => template);

describe("an enrolment", () => {
  const start = (facts: Facts) => begin("one-to-one", "enrolment", facts);

  it("goes from the list through pool and partnership to the end", () => {
    const run = start(person());
    run.send("invitation.sent");
    expect(sent(run)).toEqual([{ template: "invitation", to: "person" }]);
    run.send("registration.submitted");
    expect(run.state).toMatchObject({ stage: "pool", tags: ["matchable"] });
    expect(sent(run)).toEqual([{ template: "registered", to: "person" }]);
    run.facts = person({ openPartnerships: 1 });
    after(run, "proposal.made", "partnership.started");
    expect(run.state).toMatchObject({ stage: "partnered", tags: ["matchable", "busy"] });
    run.facts = person();
    run.send("partnership.ended");
    expect(run.state).toMatchObject({ stage: "finished", tags: ["done"] });
    expect(after(run, "rejoin").state.stage).toBe("pool");
  });

  it("reminds once of an invitation, and repeats it when it is sent again", () => {
    const run = start(person());
    run.send("invitation.sent");
    run.jump();
    expect(run.now).toBe("2026-01-12T09:00:00.000Z");
    expect(sent(run)).toEqual([{ template: "invitation-reminder", to: "person" }]);
    expect(run.timers).toEqual([]);
    run.send("invitation.sent");
    expect(sent(run)).toEqual([{ template: "invitation", to: "person" }]);
    expect(run.timers).toHaveLength(1);
  });

  it("asks the coordinator about somebody whom the rules don't cover, and reminds after five working days", () => {
    const run = after(start(person({ eligible: false })), "registration.submitted");
    expect(run.state).toMatchObject({ stage: "preparing", tags: [] });
    expect(done(run)).toEqual(["coordinator.tell", "notify.show person"]);
    run.jump();
    expect(run.now).toBe("2026-01-12T09:00:00.000Z");
    expect(done(run)).toEqual(["coordinator.tell"]);
    expect(after(run, "eligibility.approved").state.stage).toBe("pool");
  });

  it("gives the place of somebody who can't join to the next", () => {
    const run = after(start(person({ eligible: false })), "registration.submitted");
    run.send("eligibility.declined");
    expect(run.state).toMatchObject({ stage: "left", status: "done" });
    expect(done(run)).toEqual(["place.release", "notify.write person"]);
  });

  it("takes a place that is offered while the coordinator still decides", () => {
    const run = start(person({ eligible: false, hasPlace: false }));
    after(run, "registration.submitted", "place.offered");
    run.facts = person({ eligible: false });
    expect(after(run, "eligibility.approved").state.stage).toBe("pool");
  });

  it("waits for a place", () => {
    const run = start(person({ hasPlace: false }));
    run.send("registration.submitted");
    expect(run.state.stage).toBe("waiting");
    expect(run.send("place.offered")).toMatchObject({ kind: "refused", code: "GUARD" });
    run.facts = person();
    run.send("place.offered");
    expect(run.state.stage).toBe("pool");
    expect(sent(run)).toEqual([{ template: "place-offered", to: "person" }]);
  });

  it("waits for what the scheme requires, and goes on when the last of it is recorded", () => {
    const missing = { trainingRequired: true, trained: false };
    const both = { ...missing, managerRequired: true, managerInformed: false };
    const run = after(start(person(both)), "registration.submitted");
    expect(run.state).toMatchObject({ stage: "preparing", tags: [] });
    run.jump();
    expect([run.now, done(run)]).toEqual(["2026-01-19T09:00:00.000Z", ["notify.write person"]]);
    run.jump();
    expect([run.now, done(run)]).toEqual(["2026-02-02T09:00:00.000Z", ["coordinator.tell"]]);
    run.facts = person(missing);
    run.send("milestone.recorded", { kind: "manager" });
    expect(run.state.stage).toBe("preparing");
    run.facts = person({ ...missing, trained: true });
    run.send("milestone.recorded", { kind: "training" });
    expect(run.state.stage).toBe("pool");
  });

  it.each([
    ["group", { role: "mentor", inducted: false }, "induction"],
    ["two-by-two", { role: "mentor", experienced: false, inducted: false }, "induction"],
    ["team", { role: "mentee", managerInformed: false }, "manager"],
    ["circle", { role: "mentee", consented: false }, "consent"],
  ])("%s asks for what it needs itself", (model, changes, kind) => {
    const run = begin(model, "enrolment", person(changes));
    expect(after(run, "registration.submitted").state.stage).toBe("preparing");
    run.facts = person({ role: changes.role });
    run.send("milestone.recorded", { kind });
    expect(run.state.stage).toBe("pool");
  });

  it("brings a mentor with nobody left back to the pool, however that came about", () => {
    for (const last of ["partnership.ended", "proposal.ended"]) {
      const run = start(person({ role: "mentor" }));
      after(run, "registration.submitted", "proposal.made", "partnership.started");
      run.facts = person({ role: "mentor", openPartnerships: 1 });
      run.send("partnership.ended");
      expect(run.state.stage).toBe("partnered");
      run.facts = person({ role: "mentor" });
      run.send(last);
      expect(run.state.stage).toBe("pool");
    }
  });

  it("goes back to the pool when a proposal came to nothing, and takes the next one", () => {
    const run = after(start(person()), "registration.submitted");
    for (let i = 0; i < 3; i++) {
      expect(after(run, "proposal.made").state.stage).toBe("proposed");
      expect(after(run, "proposal.ended").state.stage).toBe("pool");
    }
  });

  it("can be left at any time", () => {
    const run = after(start(person()), "registration.submitted", "proposal.made");
    expect(after(run, "withdraw").state).toMatchObject({ stage: "left", tags: ["over"] });
  });
});

describe("a round", () => {
  const start = (facts: Facts, model = "one-to-one") => begin(model, "round", facts);
  const failed = { code: "FAILED", message: "no memory" };

  it("is run, looked over, published and settled", () => {
    const run = start(exercise({ hasResult: false }));
    run.send("run.requested");
    expect(run.invocations).toMatchObject([{ invokeId: "matcher", type: "matcher.run" }]);
    run.facts = exercise({ mentorsInPool: 0 });
    run.send({ kind: "done", invokeId: "matcher" });
    expect(run.state.stage).toBe("reviewing");
    run.send("round.published");
    expect(run.state.effects).toMatchObject([{ type: "proposals.send" }]);
    run.send("proposals.settled");
    expect(run.state).toMatchObject({ stage: "done", status: "done", effects: [] });
  });

  it("tells the coordinators at its end when people are free for the next proposals", () => {
    const run = after(start(exercise()), "run.requested");
    run.send({ kind: "done", invokeId: "matcher" });
    after(run, "round.published", "proposals.settled");
    expect([run.state.stage, done(run)]).toEqual(["done", ["coordinator.tell"]]);
  });

  it.each([
    ["one-to-one", 1, 1],
    ["group", 1, 2],
    ["two-by-two", 2, 2],
    ["team", 1, 3],
    ["circle", 0, 3],
  ])("of %s needs at least %i mentors and %i mentees", (model, mentorsInPool, menteesInPool) => {
    const few = exercise({ mentorsInPool, menteesInPool: menteesInPool - 1 });
    const run = start(few, model);
    expect(run.send("run.requested")).toMatchObject({ kind: "refused", code: "GUARD" });
    run.facts = exercise({ mentorsInPool, menteesInPool });
    expect(after(run, "run.requested").state.stage).toBe("matching");
  });

  it("tells the coordinators of a failed run, and goes back to what there was before", () => {
    for (const [hasResult, stage] of [
      [false, "preparing"],
      [true, "reviewing"],
    ] as const) {
      const run = start(exercise({ hasResult }));
      run.send("run.requested");
      run.send({ kind: "error", invokeId: "matcher", error: failed });
      expect(run.state.stage).toBe(stage);
      expect(sent(run)).toEqual([{ template: "run-failed", to: "coordinators" }]);
    }
  });

  it("stops a run that is cancelled", () => {
    const run = after(start(exercise({ hasResult: false })), "run.requested", "run.cancelled");
    expect(run.state).toMatchObject({ stage: "preparing", stoppedInvocations: ["matcher"] });
  });
});

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
  const paths = (run: Simulation) => run.state.paths.map((path) => path.split(".").at(-1));

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
    expect(paths(run)).toEqual(["firstMeeting"]);
    run.jump();
    expect([run.now, done(run)]).toEqual(["2026-01-12T09:00:00.000Z", ["notify.show members"]]);
    after(run, "meeting.logged");
    expect([paths(run), done(run)]).toEqual([["agreement"], ["agreement.create"]]);
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
    expect(paths(run)).toContain("regular");
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
      while (!mailed(run).includes(template)) run.jump();
      return run.now;
    };
    expect(asked("review")).toBe("2026-04-05T08:00:00.000Z");
    expect(asked("end-near")).toBe("2026-07-17T08:00:00.000Z");
    expect(paths(run)).toContain("winding");
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
    while (!paths(run).includes("winding")) run.jump();
    expect(run.now).toBe("2026-09-16T08:00:00.000Z");
    run.send("partnership.extended", { until: "2026-12-31" });
    longer("2026-12-31");
    while (!paths(run).includes("underway")) run.jump();
    expect(run.now).toBe("2026-09-16T08:10:00.000Z");
    while (!paths(run).includes("winding")) run.jump();
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
    expect(paths(after(run, "concern.referred"))).toContain("referred");
    expect(paths(after(run, "concern.settled"))).toContain("calm");
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

describe("a partnership of more", () => {
  const start = (model: string, facts: Facts) => begin(model, "partnership", facts);
  const signed = { accepted: 4, signed: 4, startedOn: "2026-01-05", endsOn: "2026-07-31" };
  const working = (model: string, changes: Facts = {}) =>
    after(start(model, group({ ...signed, ...changes })), "proposal.accepted", "agreement.signed");
  const paths = (run: Simulation) => run.state.paths.map((path) => path.split(".").at(-1));
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
    expect(paths(run)).toContain("underway");
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
