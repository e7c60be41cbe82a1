import type { Diagnostic } from "./contract.ts";

/**
 * DEFINITION: it can't be compiled, see `problems`. SNAPSHOT: the stored text doesn't belong to
 * this definition. PLUGIN: a guard threw, see `cause`. LOOP: more than 100 moves without rest.
 */
export type WorkflowErrorCode = "DEFINITION" | "SNAPSHOT" | "PLUGIN" | "LOOP";

/** A surprise. Expected outcomes are values; a host makes an incident of this. */
export class WorkflowError extends Error {
  readonly code: WorkflowErrorCode;
  readonly problems: Diagnostic[];

  constructor(
    code: WorkflowErrorCode,
    message: string,
    options: { cause?: unknown; problems?: Diagnostic[] } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "WorkflowError";
    this.code = code;
    this.problems = options.problems ?? [];
  }
}
