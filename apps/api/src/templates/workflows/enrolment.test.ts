import type { Facts } from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { person } from "./facts.ts";
import { after, begin, done, sent } from "./play.ts";

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
