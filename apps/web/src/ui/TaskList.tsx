import type { ReactNode } from "react";
import { Link } from "react-router";
import { Lines } from "./Lines.tsx";
import type { StatusKind } from "./Status.tsx";
import { Status } from "./Status.tsx";

export interface Task {
  title: string;
  /** Absent: the task can't be opened from here. */
  to?: string;
  /** What a press does, for a task that is not a place of its own. `to` wins. */
  onOpen?: () => void;
  kind: StatusKind;
  status: string;
  note?: ReactNode;
  /** The step the reader is on. */
  current?: boolean;
}

/** Things to do, in order, each with its status. */
export function TaskList(props: { tasks: Task[]; ordered?: boolean; "aria-label"?: string }) {
  return (
    <Lines kind="task" ordered={props.ordered} aria-label={props["aria-label"]}>
      {props.tasks.map((task) => (
        <li key={task.title} aria-current={task.current ? "step" : undefined}>
          <span>
            <TaskName task={task} />
            {task.note && <span className="lines__note">{task.note}</span>}
          </span>
          <Status kind={task.kind}>{task.status}</Status>
        </li>
      ))}
    </Lines>
  );
}

function TaskName({ task }: { task: Task }) {
  if (task.current) return <strong>{task.title}</strong>;
  if (task.to) return <Link to={task.to}>{task.title}</Link>;
  if (task.onOpen) {
    return (
      <button type="button" className="linkish" onClick={task.onOpen}>
        {task.title}
      </button>
    );
  }
  return <span>{task.title}</span>;
}
