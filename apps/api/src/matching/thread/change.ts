import type { PairIds } from "@quad/matching";
import type { Cannot, Change, ChosenPartnership, Decision, Decisions } from "./contract.ts";

const same = (a: PairIds, b: PairIds) => a.mentee === b.mentee && a.mentor === b.mentor;

const decision = (kind: Decision["kind"], pair: PairIds): Decision => ({
  mentee: pair.mentee,
  mentor: pair.mentor,
  kind,
  reason: null,
});

/** The partners of a mentee in a result: none without a match. */
export const mentorsOf = (chosen: readonly ChosenPartnership[], mentee: string): string[] =>
  chosen.find((one) => one.mentees.includes(mentee))?.mentors ?? [];

/**
 * What is decided by hand once a change is made, or why it can't be. Whether people and rules allow
 * it is the problem's business.
 */
export function decide(
  decisions: Decisions,
  change: Change,
  chosen: readonly ChosenPartnership[],
): Decisions | Cannot {
  const { pairings } = decisions;
  const without = (pair: PairIds) => pairings.filter((one) => !same(one, pair));
  switch (change.kind) {
    case "lock":
    case "forbid": {
      const kind = change.kind === "lock" ? "locked" : "forbidden";
      if (pairings.some((one) => one.kind === kind && same(one, change))) {
        return { code: "ALREADY" };
      }
      return { ...decisions, pairings: [...without(change), decision(kind, change)] };
    }
    case "release": {
      const left = without(change);
      if (left.length === pairings.length) return { code: "NOT_DECIDED" };
      return { ...decisions, pairings: left };
    }
    case "swap": {
      const { mentee, other } = change;
      const [mine, theirs] = [mentorsOf(chosen, mentee), mentorsOf(chosen, other)];
      const [left, right] = [mine[0], theirs[0]];
      if (left === undefined || right === undefined || left === right) {
        return { code: "NOT_MATCHED" };
      }
      const kept = pairings.filter(
        (one) => one.kind === "forbidden" || (one.mentee !== mentee && one.mentee !== other),
      );
      const locks = [
        decision("locked", { mentee, mentor: right }),
        decision("locked", { mentee: other, mentor: left }),
      ];
      return { ...decisions, pairings: [...kept, ...locks] };
    }
    case "withdraw": {
      const { person } = change;
      if (decisions.leftOut.includes(person)) return { code: "ALREADY" };
      return {
        ...decisions,
        leftOut: [...decisions.leftOut, person],
        pairings: pairings.filter((one) => one.mentee !== person && one.mentor !== person),
      };
    }
    case "addPlace": {
      const more = (places: Record<string, number>) => ({
        ...places,
        [change.mentor]: (places[change.mentor] ?? 0) + 1,
      });
      return { ...decisions, added: more(decisions.added), given: more(decisions.given) };
    }
  }
}

export const isCannot = (value: Decisions | Cannot): value is Cannot => "code" in value;

/** Everybody whom a change is about. */
export function peopleIn(change: Change): string[] {
  switch (change.kind) {
    case "lock":
    case "forbid":
    case "release":
      return [change.mentee, change.mentor];
    case "swap":
      return [change.mentee, change.other];
    case "withdraw":
      return [change.person];
    case "addPlace":
      return [change.mentor];
  }
}
