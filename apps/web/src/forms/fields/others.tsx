import { useLingui } from "@lingui/react/macro";
import type { Json } from "@quad/forms";
import { Choice } from "../../ui/Choices.tsx";
import { DateInput } from "../../ui/DateInput.tsx";
import { FieldGroup } from "../../ui/Field.tsx";
import type { WidgetProps } from "../widget.ts";
import { typed } from "./rules.ts";

export function DateWidget({ field, value, onChange, onBlur }: WidgetProps) {
  return <DateInput {...field} value={typed(value)} onChange={onChange} onBlur={onBlur} />;
}

/** A full name, typed, and a tick: what was signed and when is added by whoever stores it. */
export function SignatureWidget({ question, field, value, onChange, onBlur }: WidgetProps) {
  const { t } = useLingui();
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, Json>;
  const name = typed(given.name);
  const agreed = given.agreed === true;
  const tick = `${field.id}-agreed`;
  return (
    <FieldGroup {...field}>
      {(control) => (
        <>
          <label htmlFor={control.id}>{t`Your full name, typed`}</label>
          <input
            id={control.id}
            className="input"
            type="text"
            name={question.id}
            autoComplete="name"
            aria-invalid={control["aria-invalid"]}
            value={name}
            onChange={(event) => onChange({ name: event.target.value, agreed })}
            onBlur={onBlur}
          />
          <div className="opts">
            <Choice
              type="checkbox"
              option={{ value: "agreed", label: t`I sign this with my name` }}
              id={tick}
              name={tick}
              checked={agreed}
              onChange={(on) => onChange({ name, agreed: on })}
              onBlur={onBlur}
            />
          </div>
        </>
      )}
    </FieldGroup>
  );
}

/** Words on the page; asks for nothing. */
export function StatementWidget({ field }: WidgetProps) {
  return (
    <div className="field">
      <h2 className="field__label">{field.label}</h2>
      {field.hint && <div className="hint">{field.hint}</div>}
    </div>
  );
}
