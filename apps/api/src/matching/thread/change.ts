import type { Obstacle, PairIds, Problem, Change as Step } from "@quad/matching";
import type { Cannot, Change, ChosenPartnership, Decision, Decisions } from "./contract.ts";

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

/** A change as the matching package says it. */
export function stepOf(change: Change): Step {
  switch (change.kind) {
    case "swap":
      return { kind: "swap", menteeA: change.mentee, menteeB: change.other };
    case "withdraw":
      return { kind: "withdraw", id: change.person };
    default:
      return change;
  }
}

const keyOf = (kind: Decision["kind"], { mentee, mentor }: PairIds) =>
  `${kind} ${mentee} ${mentor}`;

/**
 * What is decided by hand once a change is made: as it stands in the changed problem of the people
 * in `here`, and as it was for everybody else.
 */
export function decide(
  decisions: Decisions,
  change: Change,
  { pinned, forbidden }: Pick<Problem, "pinned" | "forbidden">,
  here: (id: string) => boolean,
): Decisions {
  const before = new Map(decisions.pairings.map((one) => [keyOf(one.kind, one), one]));
  const stands = (kind: Decision["kind"]) => (pair: PairIds) =>
    before.get(keyOf(kind, pair)) ?? {
      mentee: pair.mentee,
      mentor: pair.mentor,
      kind,
      reason: null,
    };
  const elsewhere = decisions.pairings.filter((one) => !here(one.mentee) || !here(one.mentor));
  const pairings = [
    ...elsewhere,
    ...pinned.map(stands("locked")),
    ...forbidden.map(stands("forbidden")),
  ];
  switch (change.kind) {
    case "withdraw":
      return { ...decisions, pairings, leftOut: [...decisions.leftOut, change.person] };
    case "addPlace": {
      const more = (places: Record<string, number>) => ({
        ...places,
        [change.mentor]: (places[change.mentor] ?? 0) + 1,
      });
      return {
        pairings,
        leftOut: decisions.leftOut,
        added: more(decisions.added),
        given: more(decisions.given),
      };
    }
    default:
      return { ...decisions, pairings };
  }
}

/** The mentors of a mentee in a result: none without a match. */
export const mentorsOf = (chosen: readonly ChosenPartnership[], mentee: string): string[] =>
  chosen.find((one) => one.mentees.includes(mentee))?.mentors ?? [];

/** The same from the result alone, without a problem; or why there is nothing to decide. */
export function decideAlone(
  decisions: Decisions,
  change: Change,
  chosen: readonly ChosenPartnership[],
): Decisions | Cannot {
  const { pairings } = decisions;
  const of = (kind: Decision["kind"]) => pairings.filter((one) => one.kind === kind);
  const same = (a: PairIds) => (b: PairIds) => a.mentee === b.mentee && a.mentor === b.mentor;
  const stand = (pinned: PairIds[], forbidden: PairIds[]) =>
    decide(decisions, change, { pinned, forbidden }, () => true);
  const [pinned, forbidden] = [of("locked"), of("forbidden")];
  switch (change.kind) {
    case "lock":
      if (pinned.some(same(change))) return { code: "ALREADY" };
      return stand([...pinned, change], without(forbidden, same(change)));
    case "forbid":
      if (forbidden.some(same(change))) return { code: "ALREADY" };
      return stand(without(pinned, same(change)), [...forbidden, change]);
    case "release":
      if (!pairings.some(same(change))) return { code: "NOT_DECIDED" };
      return stand(without(pinned, same(change)), without(forbidden, same(change)));
    case "swap": {
      const { mentee, other } = change;
      const [left, right] = [mentorsOf(chosen, mentee), mentorsOf(chosen, other)];
      if (left.length === 0 || right.length === 0 || left.join() === right.join()) {
        return { code: "NOT_MATCHED" };
      }
      const others = pinned.filter((one) => one.mentee !== mentee && one.mentee !== other);
      const locks = [
        ...right.map((mentor) => ({ mentee, mentor })),
        ...left.map((mentor) => ({ mentee: other, mentor })),
      ];
      return stand([...others, ...locks], forbidden);
    }
    case "withdraw": {
      if (decisions.leftOut.includes(change.person)) return { code: "ALREADY" };
      const gone = (one: PairIds) => one.mentee === change.person || one.mentor === change.person;
      return stand(without(pinned, gone), without(forbidden, gone));
    }
    case "addPlace":
      return stand(pinned, forbidden);
  }
}

const without = (list: readonly PairIds[], out: (pair: PairIds) => boolean): PairIds[] =>
  list.filter((one) => !out(one));

/** What stands against a change, for the API. A pair that is ruled out is explained elsewhere. */
export function cannotOf(
  obstacle: Exclude<Obstacle, { kind: "excluded" }>,
  change: Change,
): Cannot {
  switch (obstacle.kind) {
    case "unknown":
      return { code: "UNKNOWN", ids: [obstacle.id] };
    case "asItIs":
      return { code: change.kind === "release" ? "NOT_DECIDED" : "ALREADY" };
    case "noPlaces":
      return { code: "NO_PLACES" };
    case "noSwap":
      return { code: "NOT_MATCHED" };
    case "locked":
      return {
        code: obstacle.who === "mentee" ? "MENTEE_LOCKED" : "MENTOR_FULL",
        partners: obstacle.partners,
      };
    default:
      return { code: "IMPOSSIBLE" };
  }
}
