import type { ReactNode } from "react";
import { useId } from "react";
import { cx } from "./cx.ts";
import type { FieldProps } from "./Field.tsx";
import { FieldGroup, Notes, useControl } from "./Field.tsx";
import type { Option } from "./Select.tsx";

interface Common extends FieldProps {
  options: Option[];
  name?: string;
  onBlur?: () => void;
  /**
   * columns: two where there is room, for many short options. row: side by side, for two or three.
   * scale: points beside each other where there is room, below each other on a phone.
   */
  layout?: "columns" | "row" | "scale";
}

/** One of several, all in sight. */
export function Radios(props: Common & { value: string; onChange: (value: string) => void }) {
  const made = useId();
  return (
    <FieldGroup {...props}>
      {(control) => (
        <div className={cx("opts", props.layout && `opts--${props.layout}`)}>
          {props.options.map((option, index) => (
            <Choice
              key={option.value}
              type="radio"
              option={option}
              id={index === 0 ? control.id : `${control.id}-${index}`}
              name={props.name ?? made}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
              onBlur={props.onBlur}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

/** Any of several. Values come back in the order of the options. */
export function Checkboxes(
  props: Common & {
    value: readonly string[];
    onChange: (value: string[]) => void;
    /** Above the boxes: a way to narrow a long list down. */
    before?: ReactNode;
  },
) {
  const made = useId();
  return (
    <FieldGroup {...props}>
      {(control) => (
        <>
          {props.before}
          <div className={cx("opts", props.layout && `opts--${props.layout}`)}>
            {props.options.map((option, index) => (
              <Choice
                key={option.value}
                type="checkbox"
                option={option}
                id={index === 0 ? control.id : `${control.id}-${index}`}
                name={props.name ?? made}
                checked={props.value.includes(option.value)}
                onChange={(on) =>
                  props.onChange(
                    props.options
                      .map(({ value }) => value)
                      .filter((value) =>
                        value === option.value ? on : props.value.includes(value),
                      ),
                  )
                }
                onBlur={props.onBlur}
              />
            ))}
          </div>
        </>
      )}
    </FieldGroup>
  );
}

/** One thing to tick; the label itself says what a tick means. */
export function Tick(
  props: FieldProps & {
    name?: string;
    checked: boolean;
    onChange: (checked: boolean) => void;
    onBlur?: () => void;
  },
) {
  const control = useControl(props);
  return (
    <div className={cx("field", props.error && "is-bad")}>
      <Notes id={control.id} label={props.label} error={props.error} />
      <Choice
        type="checkbox"
        option={{ value: "yes", label: props.label }}
        id={control.id}
        name={props.name ?? control.id}
        checked={props.checked}
        onChange={props.onChange}
        onBlur={props.onBlur}
        invalid={control["aria-invalid"]}
        describedBy={control["aria-describedby"]}
      />
      <div className="opt__below">
        <Notes id={control.id} label={props.label} hint={props.hint} seenBy={props.seenBy} />
      </div>
    </div>
  );
}

/** One round or square box with its label, for fields that put it together with something else. */
export function Choice(props: {
  type: "radio" | "checkbox";
  option: Option;
  id: string;
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  onBlur?: () => void;
  invalid?: boolean;
  describedBy?: string;
}) {
  const { option, id } = props;
  return (
    <label className="opt" htmlFor={id}>
      <input
        type={props.type}
        id={id}
        name={props.name}
        value={option.value}
        checked={props.checked}
        aria-invalid={props.invalid || undefined}
        aria-describedby={cx(option.hint && `${id}-hint`, props.describedBy) || undefined}
        onChange={(event) => props.onChange(event.target.checked)}
        onBlur={props.onBlur}
      />
      <span>
        {option.label}
        {option.hint && (
          <span className="opt__hint" id={`${id}-hint`}>
            {option.hint}
          </span>
        )}
      </span>
    </label>
  );
}
