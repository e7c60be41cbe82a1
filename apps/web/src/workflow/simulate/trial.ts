import type { Facts, Json, Move, Scenario } from "@quad/workflow";

/** What somebody tries: where it begins, and what has been made to happen since. */
export interface Trial {
  /** ISO instant. */
  begins: string;
  facts: Facts;
  timeZone?: string;
  moves: readonly Move[];
  /** The kept test that it came from. */
  test?: string;
}

export type TrialAct =
  | { act: "move"; move: Move }
  /** Takes the last move back. */
  | { act: "back" }
  /** Takes back the move at this place and all after it. */
  | { act: "cut"; at: number }
  | { act: "restart"; begins: string }
  | { act: "play"; scenario: Scenario };

/** Moves that a scenario may have. */
export const MOST_MOVES = 500;

export const freshTrial = (begins: string): Trial => ({ begins, facts: {}, moves: [] });

/** A day's nine o'clock, in UTC. */
export const morningOf = (day: string): string => `${day}T09:00:00.000Z`;

export function trialReducer(trial: Trial, action: TrialAct): Trial {
  const { moves } = trial;
  switch (action.act) {
    case "move": {
      if (moves.length >= MOST_MOVES) return trial;
      const last = moves.at(-1);
      const { move } = action;
      // A fact that is set again, or set back, is one change.
      const again = move.do === "fact" && last?.do === "fact" && last.path === move.path;
      return { ...trial, moves: [...(again ? moves.slice(0, -1) : moves), move] };
    }
    case "back":
      return { ...trial, moves: moves.slice(0, -1) };
    case "cut":
      return { ...trial, moves: moves.slice(0, action.at) };
    case "restart":
      return freshTrial(action.begins);
    case "play": {
      const { name, begins, facts, timeZone, moves: made } = action.scenario;
      return { begins, facts, moves: made, test: name, ...(timeZone && { timeZone }) };
    }
  }
}

/** The trial as a scenario; with `arrived`, one that is to arrive there again. */
export function scenarioOf(
  { begins, facts, timeZone, moves }: Trial,
  name: string,
  arrived?: { activeUids: readonly string[]; status: string },
): Scenario {
  return {
    format: "wf-scenario/1",
    name,
    begins,
    ...(timeZone && { timeZone }),
    facts,
    moves: [...moves],
    ...(arrived && {
      expect: {
        uids: [...arrived.activeUids],
        status: arrived.status === "done" ? "done" : "active",
      },
    }),
  };
}

/** A typed value of a fact; undefined when it is none of that type. */
export function factValue(type: string, typed: string): Json | undefined {
  if (typed === "") return null;
  if (type === "integer") return /^\d{1,6}$/.test(typed) ? Number(typed) : undefined;
  if (type === "number") return Number.isFinite(Number(typed)) ? Number(typed) : undefined;
  if (type === "date") return /^\d{4}-\d\d-\d\d$/.test(typed) ? typed : undefined;
  if (type === "instant") return /^\d{4}-\d\d-\d\d$/.test(typed) ? morningOf(typed) : undefined;
  return typed;
}
