import type { Move } from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { factValue, freshTrial, scenarioOf, type TrialAct, trialReducer } from "./trial.ts";

const begins = "2027-01-11T09:00:00.000Z";
const accept: Move = { do: "send", event: "proposal.accepted" };
const fact = (value: number): Move => ({ do: "fact", path: "partnership.meetings", value });
const after = (...acts: TrialAct[]) => acts.reduce(trialReducer, freshTrial(begins));
const move = (one: Move): TrialAct => ({ act: "move", move: one });

describe("a trial", () => {
  it("goes on move by move, and back", () => {
    const three = after(move(accept), move({ do: "jump" }), move(accept));
    expect(three.moves).toEqual([accept, { do: "jump" }, accept]);
    expect(trialReducer(three, { act: "back" }).moves).toEqual([accept, { do: "jump" }]);
    expect(trialReducer(three, { act: "cut", at: 1 }).moves).toEqual([accept]);
    expect(trialReducer(three, { act: "restart", begins })).toEqual(freshTrial(begins));
  });

  it("takes a fact that is changed twice in a row for one change", () => {
    expect(after(move(fact(1)), move(fact(2))).moves).toEqual([fact(2)]);
    expect(after(move(fact(1)), move(accept), move(fact(2))).moves).toHaveLength(3);
  });

  it("becomes a scenario that knows where it is to arrive, and comes back from it", () => {
    const trial = after(move(accept));
    const kept = scenarioOf(trial, "Both accept", { activeUids: ["u1"], status: "done" });
    expect(kept).toMatchObject({ name: "Both accept", expect: { uids: ["u1"], status: "done" } });
    const played = after(move({ do: "jump" }), { act: "play", scenario: kept });
    expect(played).toEqual({ ...trial, test: "Both accept" });
  });

  it("never holds more moves than can be played", () => {
    const many = after(...Array.from({ length: 600 }, () => move(accept)));
    expect(many.moves).toHaveLength(500);
  });
});

describe("the value of a fact", () => {
  it.each([
    ["integer", "3", 3],
    ["integer", "-1", undefined],
    ["integer", "", null],
    ["number", "1.5", 1.5],
    ["number", "x", undefined],
    ["date", "2027-01-11", "2027-01-11"],
    ["date", "11 Jan", undefined],
    ["instant", "2027-01-11", begins],
    ["string", "mentor", "mentor"],
  ])("%s %j", (type, typed, value) => {
    expect(factValue(type, typed)).toEqual(value);
  });
});
