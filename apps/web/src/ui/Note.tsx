import type { ReactNode } from "react";
import type { StatusKind } from "./Status.tsx";
import { Status } from "./Status.tsx";
import "./Note.css";

export type NoteKind = "plain" | "info" | "warn" | "bad";

const shapes: Record<NoteKind, StatusKind | undefined> = {
  plain: undefined,
  info: undefined,
  warn: "late",
  bad: "stop",
};

/** An aside with a tint, a shape and a word. */
export function Note(props: {
  kind?: NoteKind;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** status: read out when it is idle. alert: at once. Default: not read out by itself. */
  role?: "status" | "alert";
}) {
  const { kind = "plain", title } = props;
  const shape = shapes[kind];
  return (
    <div className={`note note--${kind}`} role={props.role}>
      {title && (
        <p className="note__title">{shape ? <Status kind={shape}>{title}</Status> : title}</p>
      )}
      {props.children}
      {props.actions && <div className="acts">{props.actions}</div>}
    </div>
  );
}
