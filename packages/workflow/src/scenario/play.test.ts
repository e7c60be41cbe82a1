import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  check,
  compile,
  judge,
  type Move,
  parseScenario,
  playScenario,
  type Scenario,
  startingFacts,
} from "../index.ts";
import { compiledPair, pair, pairRegistry } from "../testing/pair.ts";

const begins = "2027-01-11T09:00:00.000Z";
const timeZone = "Europe/London";
const facts = startingFacts(pairRegistry, "partnership", { begins, timeZone });

const scenario = (moves: Move[], more: Partial<Scenario> = {}): Scenario => ({
  format: "wf-scenario/1",
  name: "Both accept",
  begins,
  timeZone,
  facts,
  moves,
  ...more,
});

const accept: Move = { do: "send", event: "proposal.accepted" };
const played = (...moves: Move[]) => playScenario(compiledPair, scenario(moves));

describe("what a scenario begins with", () => {
  it("is the first sample of every fact about the subject, dates counted from the beginning", () => {
    expect(facts).toEqual({
      pair: {
        members: 2,
        accepted: 0,
        replyBy: "2027-01-21",
        endedOn: null,
        today: "2027-01-11",
        hasPlace: true,
      },
    });
    expect(startingFacts(pairRegistry, "round", { begins, timeZone })).toEqual({});
  });
});

describe("playScenario", () => {
  it("plays a workflow without faults", () => {
    expect(check(pair, pairRegistry).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("shows where it stands, what waits, and what can happen by whom", () => {
    const { state, timers, acts, lines, stopped, now } = played();
    expect([now, state.uids, stopped]).toEqual([begins, ["u-proposed"], null]);
    expect(timers.map(({ timer, dueAt }) => [timer, dueAt])).toEqual([
      ["lapse", "2027-01-22T00:00:00.000Z"],
      ["reminder", "2027-01-18T09:00:00.000Z"],
    ]);
    expect(acts).toEqual([
      expect.objectContaining({ event: "proposal.accepted", by: ["member"], allowed: true }),
    ]);
    expect(lines).toHaveLength(1);
  });

  it("lets the facts follow what happens, so that nobody has to switch them", () => {
    const one = played(accept);
    expect([one.state.uids, one.facts.pair]).toMatchObject([["u-proposed"], { accepted: 1 }]);
    const both = played(accept, accept);
    expect(both.state.uids).toEqual(["u-finding"]);
    expect(both.work.map(({ invokeId }) => invokeId)).toEqual(["room"]);
    const done = played(
      { do: "fact", path: "pair.hasPlace", value: false },
      accept,
      accept,
      { do: "end-work", invokeId: "room" },
      { do: "wait", duration: "P7D" },
      { do: "send", event: "close" },
    );
    expect(done.state).toMatchObject({ uids: ["u-over"], status: "done" });
    expect(done.facts.pair).toMatchObject({ endedOn: "2027-01-18", today: "2027-01-18" });
    expect(done.acts).toEqual([]);
  });

  it("fires what is due while it waits, and jumps to what comes next", () => {
    const waited = played({ do: "wait", duration: "P8D" });
    expect(waited.lines.map(({ at, event }) => [at.slice(0, 10), event?.kind ?? null])).toEqual([
      ["2027-01-11", null],
      ["2027-01-18", "timer"],
    ]);
    expect(waited.now).toBe("2027-01-19T09:00:00.000Z");
    const lapsed = played({ do: "jump" }, { do: "jump" });
    expect(lapsed.state.uids).toEqual(["u-lapsed"]);
    expect(lapsed.visited.sort()).toEqual(["u-lapsed", "u-proposed"]);
  });

  it("moves the deadlines with the date that they count from", () => {
    const moved = played({ do: "fact", path: "pair.replyBy", value: "2027-03-01" }, { do: "jump" });
    expect(moved.now).toBe("2027-02-26T09:00:00.000Z");
    expect(moved.state.uids).toEqual(["u-proposed"]);
  });

  it("makes up a payload that fits", () => {
    const to: Move[] = [accept, accept, { do: "end-work", invokeId: "room" }];
    const { lines } = played(...to, { do: "send", event: "extend" });
    expect(lines.at(-1)?.event).toMatchObject({ type: "extend", payload: { weeks: 1 } });
    const bad = played(...to, { do: "send", event: "extend", payload: { weeks: 9 } });
    expect(bad.stopped).toMatchObject({ move: 3, why: { kind: "refused", code: "BAD_PAYLOAD" } });
  });

  it("stops at the first move that can't be made, and says why", () => {
    const stopped = (...moves: Move[]) => played(...moves, accept, accept).stopped;
    expect(stopped({ do: "send", event: "close" })).toMatchObject({
      move: 0,
      why: { kind: "refused", code: "NOT_NOW" },
    });
    expect(stopped({ do: "end-work", invokeId: "room" })?.why).toEqual({ kind: "no-work" });
    expect(stopped({ do: "fact", path: "pair.gone", value: 1 })?.why).toEqual({ kind: "no-fact" });
    expect(played(accept, accept, { do: "jump" }).stopped?.why).toEqual({ kind: "no-timer" });
    expect(played(accept, accept, { do: "fail-work", invokeId: "room" }).state.uids).toEqual([
      "u-lapsed",
    ]);
  });

  it("always gives the same for the same scenario", () => {
    const move = fc.oneof(
      fc.constantFrom<Move>(
        accept,
        { do: "jump" },
        { do: "send", event: "close" },
        { do: "send", event: "extend" },
        { do: "end-work", invokeId: "room" },
        { do: "fail-work", invokeId: "room" },
        { do: "fact", path: "pair.hasPlace", value: false },
      ),
      fc.integer({ min: 1, max: 50 }).map((days): Move => ({ do: "wait", duration: `P${days}D` })),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        const first = played(...moves);
        expect(played(...moves)).toEqual(first);
        // What was played up to the stop is a scenario of its own, and goes through.
        const made = first.stopped ? moves.slice(0, first.stopped.move) : moves;
        const again = played(...made);
        expect([again.stopped, again.state, again.now]).toEqual([null, first.state, first.now]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("judge", () => {
  const says = (moves: Move[], more: Partial<Scenario> = {}, definition = pair) => {
    const one = scenario(moves, more);
    return judge(definition, one, playScenario(compile(definition, pairRegistry), one));
  };
  const ended = { expect: { uids: ["u-over"], status: "done" as const } };

  it("has nothing to say about a scenario that arrives where it should", () => {
    const whole: Move[] = [accept, accept, { do: "end-work", invokeId: "room" }, { do: "jump" }];
    expect(says(whole, ended)).toBeNull();
    expect(says([accept])).toBeNull();
  });

  it("names where it should have arrived, and where it did", () => {
    expect(says([accept], ended)).toEqual({
      en: "should end in “Over” but waits in “Proposed”.",
      cy: "i fod i orffen yn “Ar ben” ond mae'n aros yn “Cynigiwyd”.",
    });
  });

  it("names what can't happen any more, and when", () => {
    expect(
      says([accept, { do: "wait", duration: "P1D" }, { do: "send", event: "close" }])?.en,
    ).toBe("stops on 12 January 2027: “Closed” isn't possible in “Proposed”.");
  });
});

describe("parseScenario", () => {
  it("takes a scenario as it is", () => {
    const one = scenario([accept, { do: "wait", duration: "PT100H5M" }], {
      expect: { uids: ["u-proposed"], status: "active" },
    });
    expect(parseScenario(JSON.parse(JSON.stringify(one)))).toEqual({ ok: true, scenario: one });
  });

  it.each([
    [{ begins: "yesterday" }, "begins"],
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ moves: [{ do: "fly" }] }, "moves.0.do"],
    [{ moves: [{ do: "wait", duration: "P1Y" }] }, "moves.0.duration"],
    [{ moves: [{ do: "jump", far: true }] }, "moves.0.far"],
    [{ name: "" }, "name"],
    [{ expect: { uids: [], status: "over" } }, "expect.status"],
  ])("refuses %j and names the place", (wrong, path) => {
    const parsed = parseScenario({ ...scenario([]), ...wrong });
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.path.join("."))).toEqual([
      path,
    ]);
  });

  it("refuses more moves than anybody makes", () => {
    const moves = (count: number) => parseScenario(scenario(Array(count).fill({ do: "jump" }))).ok;
    expect([moves(500), moves(501)]).toEqual([true, false]);
  });

  it("takes no longer for what is long", () => {
    const began = performance.now();
    expect(parseScenario(scenario([], { begins: "T".repeat(200_000) })).ok).toBe(false);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.anything(), (value) => !parseScenario(value).ok));
  });
});
