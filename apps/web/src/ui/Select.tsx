import { cx } from "./cx.ts";
import type { FieldProps } from "./Field.tsx";
import { Field } from "./Field.tsx";

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

export interface SelectProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  options: Option[];
  /** Shown for the empty value; absent: there is no empty choice. */
  placeholder?: string;
  name?: string;
  width?: "small" | "medium";
}

export function Select(props: SelectProps) {
  return (
    <Field {...props}>
      {(control) => (
        <select
          {...control}
          className={cx(
            "input",
            props.width === "small" && "input--s",
            props.width === "medium" && "input--m",
          )}
          name={props.name}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={props.onBlur}
        >
          {props.placeholder != null && <option value="">{props.placeholder}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
