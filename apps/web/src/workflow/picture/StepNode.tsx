import { Plural, useLingui } from "@lingui/react/macro";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { cx } from "../../ui/cx.ts";
import type { PictureStep } from "./graph.ts";

export type StepData = {
  step: PictureStep;
  /** null: nothing is counted here. */
  count: number | null;
  active: boolean;
  problem: boolean;
  changed: boolean;
  holds: boolean;
  editable: boolean;
};

export type StepNodeType = Node<StepData, "step">;

/** A step as a box with its name and how many are there; a group is a box around others. */
export function StepNode({ data, selected }: NodeProps<StepNodeType>) {
  const { t } = useLingui();
  const { step, count, active, problem, changed, holds, editable } = data;
  return (
    <div
      className={cx(
        "pic__step",
        `pic__step--${step.kind}`,
        holds && "pic__step--holds",
        step.begins && "is-first",
        selected && "is-on",
        active && "is-active",
        changed && "is-changed",
        problem && "is-bad",
      )}
    >
      <Handle type="target" position={Position.Top} isConnectable={editable} />
      <span className="pic__name">
        {active && <span className="pic__here" aria-hidden />}
        {step.label}
        {step.kind === "back" && <span aria-hidden> ↺</span>}
      </span>
      {step.reminders.length > 0 && (
        <span className="pic__mark" title={step.reminders.join("\n")}>
          <ClockMark />
          {step.reminders.length > 1 && step.reminders.length}
          <span className="vh">
            <Plural
              value={step.reminders.length}
              one="# reminder or deadline"
              other="# reminders or deadlines"
            />
          </span>
        </span>
      )}
      {count !== null && (
        <span className="pic__count" title={t`here now`}>
          {count}
        </span>
      )}
      <Handle type="source" position={Position.Bottom} isConnectable={editable} />
    </div>
  );
}

/** A small clock face. */
function ClockMark() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="5" />
      <path d="M6 3v3.2L8 7.5" />
    </svg>
  );
}
