import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useId } from "react";
import { cx } from "./cx.ts";
import "./Field.css";

/** What every question of a form has, whatever its control. */
export interface FieldProps {
  label: string;
  /** The control's id, and where an error summary's link leads. Default: made up. */
  id?: string;
  hint?: ReactNode;
  /** Who sees the answer: "Seen by your coordinator". Belongs to the control, always. */
  seenBy?: ReactNode;
  /** What to do about it, as an act: "Choose one". */
  error?: string;
  /** Says "(optional)" after the label; without it an answer is expected. */
  optional?: boolean;
}

/** Wires a control to its label, hint, audience and error. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface Frame extends FieldProps {
  /** Below the control: a count, a state of saving. Read out with the control. */
  foot?: ReactNode;
  children: (control: ControlProps) => ReactNode;
}

export function useControl(props: FieldProps & { foot?: ReactNode }): ControlProps {
  const own = useId();
  const id = props.id ?? own;
  const described = cx(
    props.error && `${id}-error`,
    props.hint != null && `${id}-hint`,
    props.seenBy != null && `${id}-who`,
    props.foot != null && `${id}-foot`,
  );
  return {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": props.error ? true : undefined,
  };
}

function Label({ label, optional }: FieldProps) {
  return (
    <>
      {label}
      {optional && (
        <span className="field__optional">
          {" "}
          <Trans>(optional)</Trans>
        </span>
      )}
    </>
  );
}

/** Hint, audience and error, each with the id that `useControl` refers to. */
export function Notes({ id, hint, seenBy, error }: FieldProps & { id: string }) {
  const { t } = useLingui();
  return (
    <>
      {hint != null && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {seenBy != null && (
        <p className="who" id={`${id}-who`}>
          {seenBy}
        </p>
      )}
      {error && (
        <p className="err" id={`${id}-error`}>
          <span>
            <span className="vh">{t`Error:`} </span>
            {error}
          </span>
        </p>
      )}
    </>
  );
}

function Foot({ id, foot }: { id: string; foot: ReactNode }) {
  return foot == null ? null : (
    <div className="count" id={`${id}-foot`}>
      {foot}
    </div>
  );
}

/** A question with one control. */
export function Field(props: Frame) {
  const control = useControl(props);
  return (
    <div className={cx("field", props.error && "is-bad")}>
      <label className="field__label" htmlFor={control.id}>
        <Label {...props} />
      </label>
      <Notes {...props} id={control.id} />
      {props.children(control)}
      <Foot id={control.id} foot={props.foot} />
    </div>
  );
}

/** A question with several controls under one legend; `control.id` goes to the first of them. */
export function FieldGroup(props: Frame) {
  const control = useControl(props);
  return (
    <fieldset
      className={cx("field", props.error && "is-bad")}
      aria-describedby={control["aria-describedby"]}
    >
      <legend className="field__label">
        <Label {...props} />
      </legend>
      <Notes {...props} id={control.id} />
      {props.children(control)}
      <Foot id={control.id} foot={props.foot} />
    </fieldset>
  );
}
