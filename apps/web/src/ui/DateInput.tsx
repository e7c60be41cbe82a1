import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { cx } from "./cx.ts";
import type { FieldProps } from "./Field.tsx";
import { FieldGroup } from "./Field.tsx";

export interface DateInputProps extends FieldProps {
  /**
   * "2026-11-12", or "" for none. What is not a date yet is kept as typed
   * ("2026-2-31", "-11-12"), so that a form can say what is wrong with it.
   */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

type Parts = [day: string, month: string, year: string];

function split(value: string): Parts {
  const [year = "", month = "", day = ""] = value.split("-");
  return [day.replace(/^0(?=\d)/, ""), month.replace(/^0(?=\d)/, ""), year];
}

/** "" when all three are empty; two digits for day and month as soon as they are numbers. */
export function joinDate([day, month, year]: Parts): string {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()];
  if (!d && !m && !y) return "";
  const pad = (part: string) => (/^\d$/.test(part) ? `0${part}` : part);
  return `${y}-${pad(m)}-${pad(d)}`;
}

/** A date that the reader knows, in three small fields; a calendar would only be in the way. */
export function DateInput(props: DateInputProps) {
  const { t } = useLingui();
  // Typed parts are kept apart from the value, so that "0" on the way to "05" is not eaten.
  const [typed, setTyped] = useState<Parts>(() => split(props.value));
  const parts = joinDate(typed) === props.value ? typed : split(props.value);
  const names = [t`Day`, t`Month`, t`Year`];
  return (
    <FieldGroup {...props}>
      {(control) => (
        <div className="dates">
          {names.map((name, index) => {
            const id = index === 0 ? control.id : `${control.id}-${index}`;
            return (
              <div key={name}>
                <label htmlFor={id}>{name}</label>
                <input
                  id={id}
                  className={cx("input", index === 2 && "input--year")}
                  type="text"
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={index === 2 ? 4 : 2}
                  value={parts[index]}
                  aria-invalid={control["aria-invalid"]}
                  onChange={(event) => {
                    const next = parts.with(index, event.target.value) as Parts;
                    setTyped(next);
                    props.onChange(joinDate(next));
                  }}
                  onBlur={props.onBlur}
                />
              </div>
            );
          })}
        </div>
      )}
    </FieldGroup>
  );
}
