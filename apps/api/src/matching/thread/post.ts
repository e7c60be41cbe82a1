import type { Answer, Ask, FailureCode, Part, RequestName } from "./contract.ts";

/** What goes into the solver's thread. */
export interface Posted<N extends RequestName = RequestName> {
  id: number;
  name: N;
  ask: Ask<N>;
  /** `slots` of a request: shared, so that neither side has to wait for a message of the other. */
  shared: Int32Array<SharedArrayBuffer>;
}

/** What comes out of it. */
export type Returned<N extends RequestName = RequestName> =
  | { id: number; answer: Answer<N> }
  | { id: number; failure: { code: FailureCode; details: readonly string[] } }
  | { id: number; error: { name: string; message: string; stack: string } };

/** Places in `shared`. */
export const slots = {
  /** 1: nobody wants the answer any more. */
  cancelled: 0,
  /** Progress in millionths. */
  progress: 1,
} as const;

/** The tables of solved parts: they change hands instead of being copied. */
export const tablesOf = (parts: readonly Part[] = []): ArrayBuffer[] =>
  parts.flatMap(({ problem: { pairs, excluded } }) =>
    [pairs, excluded].flatMap(({ start, mentor, value }) =>
      [start, mentor, value].map((table) => table.buffer as ArrayBuffer),
    ),
  );
