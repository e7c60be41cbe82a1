/**
 * A reason why Quad can't start that its operator can act on. The message is one line of plain
 * sentences; it is printed last, without a stack, and the process exits with code 1.
 */
export class StartError extends Error {
  override name = "StartError";
}
