import { Plural, useLingui } from "@lingui/react/macro";
import type { OutlineStep } from "@quad/workflow";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useFormats } from "../../i18n/format.ts";
import { cx } from "../../ui/cx.ts";
import { Status } from "../../ui/Status.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { Mark } from "./Mark.tsx";
import { OpenStep } from "./OpenStep.tsx";
import { nameOf, placeOf, type StepAt } from "./steps.ts";

/** One step: closed, what happens in sentences; open, the same with every word to change. */
export function StepItem(props: {
  step: StepAt;
  told: OutlineStep | undefined;
  children?: ReactNode;
}) {
  const { step, told } = props;
  const { selected, select, editable } = useEditor();
  const { index, marks, say, goal, arrived } = useDesk();
  const open = selected !== null && (index.ofWay.get(selected)?.uid ?? selected) === step.uid;
  const head = useRef<HTMLButtonElement>(null);
  const body = useId();
  useEffect(() => {
    if (goal !== step.uid) return;
    head.current?.focus();
    arrived();
  });
  useEffect(() => {
    if (open) head.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  const Heading = step.depth === 0 ? "h3" : "h4";
  const mark = marks.of.get(step.uid);
  return (
    <li className={cx(open && "is-on") || undefined} data-step={step.uid}>
      <div className="wf-step">
        <span className="wf-step__n" aria-hidden="true">
          {step.number}
        </span>
        <div>
          <div className="split">
            <Heading>
              <button
                ref={head}
                type="button"
                className="wf-step__name"
                aria-expanded={open}
                aria-controls={body}
                onClick={() => select(open ? null : step.uid)}
              >
                <span className="vh">{step.number} </span>
                {nameOf(step, say)}
              </button>
              {mark && <Mark kind={mark} />}
            </Heading>
            <p className="small">
              <Beside step={step} />
            </p>
          </div>
          <div id={body}>
            <Faults step={step} />
            {open && editable ? <OpenStep step={step} /> : <Says told={told} />}
          </div>
        </div>
      </div>
      {props.children}
    </li>
  );
}

/** What stops publishing, at the place where it is mended. */
function Faults({ step }: { step: StepAt }) {
  const { definition, problems } = useEditor();
  const { index, say } = useDesk();
  const here = problems.filter((one) => {
    const place = one.severity === "error" ? placeOf(definition, one) : null;
    return place !== null && (index.ofWay.get(place)?.uid ?? place) === step.uid;
  });
  return here.map((one) => (
    <p key={`${one.rule} ${one.path.join("/")}`} className="wf-fault">
      <Status kind="stop">{say(one.message)}</Status> {say(one.fix)}
    </p>
  ));
}

/** Stage, who acts, and how many are here. */
function Beside({ step }: { step: StepAt }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { definition, registry, counts } = useEditor();
  const { say } = useDesk();
  const { uid, def, kind } = step;
  const stage = definition.stages?.find(({ key }) => key === def.stage)?.label;
  const roles = new Set(
    Object.keys(def.on ?? {}).flatMap((event) => definition.events[event]?.by ?? []),
  );
  roles.delete("system");
  const who = formats.either([...roles].map((role) => say(registry.roles.get(role)) || role));
  const count = counts.get(uid) ?? 0;
  const actor =
    kind === "end"
      ? t`the end`
      : kind === "side-by-side"
        ? t`all of these at the same time`
        : kind === "back"
          ? t`back to where it was left`
          : who || (step.inner.length === 0 && step.ways.length > 0 ? t`by itself` : "");
  const parts = [
    stage && say(stage) !== say(def.label) ? say(stage) : "",
    actor.charAt(0).toUpperCase() + actor.slice(1),
  ].filter(Boolean);
  return (
    <>
      {parts.join(" · ")}
      {count > 0 && (
        <>
          {parts.length > 0 && ", "}
          <Plural value={count} one="# here now" other="# here now" />
        </>
      )}
    </>
  );
}

function Says({ told }: { told: OutlineStep | undefined }) {
  const { marks } = useDesk();
  if (!told) return null;
  const lines = [
    ...told.entries.map((sentence, at) => ({ id: `entry ${at}`, sentence })),
    ...told.ways.filter(({ silent }) => !silent),
    ...told.reminders.filter(({ silent }) => !silent),
    ...told.exits.map((sentence, at) => ({ id: `exit ${at}`, sentence })),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="wf-says">
      {lines.map(({ id, sentence }) => {
        const mark = marks.of.get(id);
        return (
          <li key={id}>
            {sentence} {mark && <Mark kind={mark} />}
          </li>
        );
      })}
    </ul>
  );
}
