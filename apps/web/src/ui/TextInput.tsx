import type { InputHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx.ts";
import type { FieldProps } from "./Field.tsx";
import { Field } from "./Field.tsx";

export interface TextInputProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  name?: string;
  type?: "text" | "email" | "search" | "tel" | "url" | "password";
  /** As wide as the answer is likely to be: small 6rem, medium 16rem, default the whole line. */
  width?: "small" | "medium";
  /** Beside the control, below it: a state of saving. */
  saved?: ReactNode;
  autoComplete?: string;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  spellCheck?: boolean;
}

export function TextInput(props: TextInputProps) {
  return (
    <Field {...props} foot={props.saved}>
      {(control) => (
        <input
          {...control}
          className={cx(
            "input",
            props.width === "small" && "input--s",
            props.width === "medium" && "input--m",
          )}
          type={props.type ?? "text"}
          name={props.name}
          value={props.value}
          autoComplete={props.autoComplete}
          inputMode={props.inputMode}
          spellCheck={props.spellCheck}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={props.onBlur}
        />
      )}
    </Field>
  );
}
