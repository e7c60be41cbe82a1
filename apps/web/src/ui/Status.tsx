import type { ReactNode } from "react";
import "./Status.css";

/**
 * The course of a thing: todo, doing, full (under way), done. wait: for somebody, who is named.
 * late, stop: bold. held: locked. off: ended.
 */
export type StatusKind =
  | "todo"
  | "doing"
  | "full"
  | "done"
  | "wait"
  | "late"
  | "stop"
  | "held"
  | "off";

/** A shape and a word; the word alone must be enough. */
export function Status({ kind, children }: { kind: StatusKind; children: ReactNode }) {
  return <span className={`st st--${kind}`}>{children}</span>;
}
