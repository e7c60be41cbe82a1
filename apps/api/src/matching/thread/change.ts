import type { Obstacle, PairIds, Problem, Change as Step } from "@quad/matching";
import type { Cannot, Change, Decision, Decisions } from "./contract.ts";

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
  { pinned, forbidden }: Problem,
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
