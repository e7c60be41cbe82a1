import { Field, type FieldProps } from "../../ui/Field.tsx";

/** A day in one short field: "2027-01-11", or "" for none. */
export function DayInput(props: FieldProps & { value: string; onChange: (value: string) => void }) {
  return (
    <Field {...props}>
      {(control) => (
        <input
          {...control}
          className="input input--m"
          type="date"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
