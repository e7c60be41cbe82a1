import { DateTime, IANAZone } from "luxon";
import type { Diagnostic, Facts, Json } from "../contract.ts";
import {
  json,
  list,
  matching,
  object,
  oneOf,
  problemsOf,
  record,
  type Shape,
  text,
} from "../parse/shape.ts";

/** One thing that somebody trying a workflow makes happen. */
export type Move =
  /** An event; without a payload one that fits its schema is made up. */
  | { do: "send"; event: string; payload?: Json }
  /** To the next reminder or deadline. */
  | { do: "jump" }
  /** So long nothing happens but what the time brings. ISO 8601, at most ten years. */
  | { do: "wait"; duration: string }
  /** A fact changes by itself; `path` is "partnership.accepted". */
  | { do: "fact"; path: string; value: Json }
  /** Work that is under way ends well, or fails. */
  | { do: "end-work"; invokeId: string; output?: Json }
  | { do: "fail-work"; invokeId: string };

/** Where a scenario is to arrive: the uids of the active innermost steps, in any order. */
export interface Expectation {
  uids: string[];
  status: "active" | "done";
}

/** One life of a workflow, kept to be lived again: the same definition always gives the same. */
export interface Scenario {
  format: "wf-scenario/1";
  name: string;
  /** ISO instant. */
  begins: string;
  /** IANA name; default "Europe/London". */
  timeZone?: string;
  facts: Facts;
  input?: Record<string, Json>;
  moves: Move[];
  expect?: Expectation;
}

export const DEFAULT_TIME_ZONE = "Europe/London";

/** More than anybody makes by hand. */
export const MAX_MOVES = 500;

export type ParsedScenario =
  | { ok: true; scenario: Scenario }
  | { ok: false; problems: Diagnostic[] };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

const instant: Shape = (value, path, report) => {
  if (typeof value === "string" && INSTANT.test(value)) {
    const at = DateTime.fromISO(value);
    if (at.isValid && at.year >= 1970 && at.year < 2200) return;
  }
  report(path, 'Write an instant such as "2027-01-11T09:00:00Z".', "Ysgrifennwch amser dilys.");
};

const zone: Shape = (value, path, report) => {
  if (typeof value === "string" && IANAZone.isValidZone(value)) return;
  report(path, 'Write a time zone such as "Europe/London".', "Ysgrifennwch gylchfa amser.");
};

const duration = matching(
  /^P(?=.)(\d{1,2}M)?(\d{1,3}W)?(\d{1,4}D)?(T(?=.)(\d{1,5}H)?(\d{1,5}M)?)?$/,
  'Write a length of time such as "P14D".',
  'Ysgrifennwch hyd fel "P14D".',
);

const name = matching(/^.{1,200}$/su, "Write at most 200 letters.", "Dim mwy na 200 llythyren.");

const moves: Record<Move["do"], Shape> = {
  send: object({ do: text, event: text }, { payload: json }),
  jump: object({ do: text }),
  wait: object({ do: text, duration }),
  fact: object({ do: text, path: text, value: json }),
  "end-work": object({ do: text, invokeId: text }, { output: json }),
  "fail-work": object({ do: text, invokeId: text }),
};

const move: Shape = (value, path, report) => {
  const kind = (value as { do?: unknown } | null)?.do;
  if (typeof kind === "string" && Object.hasOwn(moves, kind)) {
    moves[kind as Move["do"]](value, path, report);
  } else oneOf(...Object.keys(moves))(kind, [...path, "do"], report);
};

const someMoves: Shape = (value, path, report) => {
  if (Array.isArray(value) && value.length > MAX_MOVES) {
    return report(path, `At most ${MAX_MOVES} moves.`, `Dim mwy na ${MAX_MOVES} symudiad.`);
  }
  list(move)(value, path, report);
};

const shape = object(
  {
    format: oneOf("wf-scenario/1"),
    name,
    begins: instant,
    facts: record(text, json),
    moves: someMoves,
  },
  {
    timeZone: zone,
    input: record(text, json),
    expect: object({ uids: list(text), status: oneOf("active", "done") }),
  },
);

/** Reads a scenario strictly. Never throws; every problem names its place. */
export function parseScenario(value: unknown): ParsedScenario {
  const problems = problemsOf(shape, value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, scenario: value as Scenario };
}
