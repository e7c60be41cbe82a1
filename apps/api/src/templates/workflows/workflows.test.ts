import { readFileSync } from "node:fs";
import {
  check,
  compile,
  type Facts,
  describe as inWords,
  parseDefinition,
  type Simulation,
  simulate,
  type WorkflowDefinition,
} from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { core } from "../../plugins/core/index.ts";
import { createRegistry } from "../../plugins/registry.ts";

const registry = createRegistry([core]).workflow;
const keys = ["enrolment", "round", "partnership"] as const;

function read(key: (typeof keys)[number]): WorkflowDefinition {
  const json: unknown = JSON.parse(readFileSync(new URL(`./${key}.json`, import.meta.url), "utf8"));
  const parsed = parseDefinition(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.definition;
}

describe.each(keys)("the workflow of a %s", (key) => {
  it("passes every check", () => {
    const found = check(read(key), registry).filter(({ severity }) => severity === "error");
    expect(found).toEqual([]);
  });

  it("says everything in English and Welsh", () => {
    const missing = check(read(key), registry).filter(({ rule }) =>
      ["translation-missing", "label-missing", "unused-declaration"].includes(rule),
    );
    expect(missing).toEqual([]);
    const [en, cy] = ["en", "cy"].map((locale) => inWords(read(key), registry, locale));
    expect(en!.stages.every(({ key: stage }) => stage !== null)).toBe(true);
    expect(cy!.title).not.toBe(en!.title);
  });
});

function begin(key: (typeof keys)[number], facts: Facts): Simulation {
  return simulate(compile(read(key), registry), {
    facts,
    now: "2026-01-05T10:00:00Z",
    timeZone: "Europe/London",
  });
}

const sent = (simulation: Simulation) => simulation.state.effects.map(({ params }) => params);

describe("an enrolment", () => {
  const fact = (changes: Record<string, boolean | number | string> = {}) => ({
    enrolment: { hasPlace: true, role: "mentee", openPartnerships: 0, invitedAt: null, ...changes },
  });

  it("goes from the list through pool and partnership to the end", () => {
    const run = begin("enrolment", fact());
    run.send("invitation.sent");
    expect(sent(run)).toEqual([{ template: "invitation", to: "person" }]);
    run.send("registration.submitted");
    expect(run.state).toMatchObject({ stage: "pool", tags: ["matchable"] });
    expect(sent(run)).toEqual([{ template: "registered", to: "person" }]);
    run.facts = fact({ openPartnerships: 1 });
    run.send("proposal.made");
    run.send("partnership.started");
    expect(run.state).toMatchObject({ stage: "partnered", tags: ["matchable", "busy"] });
    run.facts = fact();
    run.send("partnership.ended");
    expect(run.state).toMatchObject({ stage: "finished", tags: ["done"] });
  });

  it("reminds once of an invitation, and repeats it when it is sent again", () => {
    const run = begin("enrolment", fact());
    run.send("invitation.sent");
    run.jump();
    expect(run.now).toBe("2026-01-12T09:00:00.000Z");
    expect(sent(run)).toEqual([{ template: "invitation-reminder", to: "person" }]);
    expect(run.timers).toEqual([]);
    run.send("invitation.sent");
    expect(sent(run)).toEqual([{ template: "invitation", to: "person" }]);
    expect(run.timers).toHaveLength(1);
  });

  it("waits for a place", () => {
    const run = begin("enrolment", fact({ hasPlace: false }));
    run.send("registration.submitted");
    expect(run.state.stage).toBe("waiting");
    expect(run.send("place.offered")).toMatchObject({ kind: "refused", code: "GUARD" });
    run.facts = fact();
    run.send("place.offered");
    expect(run.state.stage).toBe("pool");
    expect(sent(run)).toEqual([{ template: "place-offered", to: "person" }]);
  });

  it("brings a mentor with nobody left back to the pool, however that came about", () => {
    for (const last of ["partnership.ended", "proposal.ended"]) {
      const run = begin("enrolment", fact({ role: "mentor" }));
      for (const event of ["registration.submitted", "proposal.made", "partnership.started"]) {
        run.send(event);
      }
      run.facts = fact({ role: "mentor", openPartnerships: 1 });
      run.send("partnership.ended");
      expect(run.state.stage).toBe("partnered");
      run.facts = fact({ role: "mentor" });
      run.send(last);
      expect(run.state.stage).toBe("pool");
    }
  });

  it("can't withdraw while a proposal waits for an answer", () => {
    const run = begin("enrolment", fact());
    run.send("registration.submitted");
    run.send("proposal.made");
    expect(run.send("withdraw")).toMatchObject({ kind: "refused", code: "NOT_NOW" });
  });
});

describe("a round", () => {
  const fact = (hasResult: boolean) => ({ round: { hasResult, openProposals: 0 } });

  it("is run, looked over, published and settled", () => {
    const run = begin("round", fact(false));
    run.send("run.requested");
    expect(run.invocations).toMatchObject([{ invokeId: "matcher", type: "matcher.run" }]);
    run.facts = fact(true);
    run.send({ kind: "done", invokeId: "matcher" });
    expect(run.state.stage).toBe("reviewing");
    run.send("round.published");
    expect(run.state.effects).toMatchObject([{ type: "proposals.send" }]);
    run.send("proposals.settled");
    expect(run.state).toMatchObject({ stage: "done", status: "done" });
  });

  it("tells the coordinators of a failed run, and goes back to what there was before", () => {
    const error = { code: "FAILED", message: "no memory" };
    for (const [hasResult, stage] of [
      [false, "preparing"],
      [true, "reviewing"],
    ] as const) {
      const run = begin("round", fact(hasResult));
      run.send("run.requested");
      run.send({ kind: "error", invokeId: "matcher", error });
      expect(run.state.stage).toBe(stage);
      expect(sent(run)).toEqual([{ template: "run-failed", to: "coordinators" }]);
    }
  });

  it("stops a run that is cancelled", () => {
    const run = begin("round", fact(false));
    run.send("run.requested");
    run.send("run.cancelled");
    expect(run.state).toMatchObject({ stage: "preparing", stoppedInvocations: ["matcher"] });
  });
});

describe("a partnership", () => {
  const fact = (changes: Record<string, number | string | null> = {}) => ({
    partnership: {
      replyBy: "2026-01-19",
      endsOn: null,
      members: 2,
      accepted: 0,
      signed: 0,
      evaluated: 0,
      ...changes,
    },
  });
  const after = (run: Simulation, ...events: string[]) => {
    for (const event of events) run.send(event);
    return run;
  };

  it("begins when both have accepted, is active when both have signed, ends when both have evaluated", () => {
    const run = begin("partnership", fact());
    expect(sent(run)).toEqual([
      { event: "proposal.made" },
      { template: "proposal", to: "members" },
    ]);
    run.facts = fact({ accepted: 1 });
    expect(after(run, "proposal.accepted").state.stage).toBe("proposed");
    run.facts = fact({ accepted: 2, signed: 1 });
    expect(after(run, "proposal.accepted", "agreement.signed").state.stage).toBe("agreeing");
    run.facts = fact({ signed: 2, endsOn: "2026-07-31" });
    expect(after(run, "agreement.signed").state).toMatchObject({
      stage: "active",
      tags: ["open", "working"],
    });
    after(run, "meeting.logged", "partnership.closed");
    expect(sent(run)).toEqual([
      { event: "partnership.ended" },
      { template: "evaluation", to: "members" },
    ]);
    run.facts = fact({ evaluated: 2 });
    expect(after(run, "evaluation.submitted").state).toMatchObject({
      stage: "ended",
      status: "done",
      tags: ["over"],
    });
  });

  it("reminds three days before the reply is due, and lapses just after the last day", () => {
    const run = begin("partnership", fact());
    run.jump();
    expect(run.now).toBe("2026-01-16T09:00:00.000Z");
    expect(sent(run)).toEqual([{ template: "proposal-reminder", to: "unanswered" }]);
    run.jump();
    expect(run.now).toBe("2026-01-20T00:05:00.000Z");
    expect(run.state).toMatchObject({ stage: "lapsed", tags: ["over"] });
    expect(sent(run)[0]).toEqual({ event: "proposal.ended" });
  });

  it("is over when one declines or the coordinator takes it back", () => {
    expect(after(begin("partnership", fact()), "proposal.declined").state.stage).toBe("declined");
    expect(after(begin("partnership", fact()), "proposal.withdrawn").state.stage).toBe("lapsed");
  });

  it("asks for a review after three months and tells when the end is near, in local time", () => {
    const run = begin("partnership", fact({ accepted: 2, signed: 2, endsOn: "2026-07-31" }));
    after(run, "proposal.accepted", "agreement.signed");
    run.jump();
    expect([run.now, sent(run)[0]?.template]).toEqual(["2026-04-05T08:00:00.000Z", "review"]);
    run.jump();
    expect([run.now, sent(run)[0]?.template]).toEqual(["2026-07-17T08:00:00.000Z", "end-near"]);
  });

  it("stops waiting for evaluations after thirty days", () => {
    const run = begin("partnership", fact({ accepted: 2 }));
    after(run, "proposal.accepted", "partnership.closed");
    run.jump();
    expect(sent(run)).toEqual([{ template: "evaluation-reminder", to: "unevaluated" }]);
    run.jump();
    expect([run.now, run.state.stage]).toEqual(["2026-02-04T09:00:00.000Z", "ended"]);
  });
});
