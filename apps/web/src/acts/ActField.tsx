import { useLingui } from "@lingui/react/macro";
import { Radios } from "../ui/Choices.tsx";
import { DateInput } from "../ui/DateInput.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import type { Fault, Field } from "./fields.ts";

/** Characters from which a text gets more than one line. */
const LINE = 120;

/** One thing that is given along with an act. */
export function ActField(props: {
  id: string;
  field: Field;
  value: string;
  fault: Fault | undefined;
  onChange: (value: string) => void;
}) {
  const { t } = useLingui();
  const { field, value, fault, onChange, id } = props;
  const most = field.maxLength ?? 0;
  const errors: Record<Fault, string> = {
    missing: t`Fill this in`,
    notADate: t`Give a date, for example 12 3 2027`,
    notANumber: t`Give a number`,
    tooLong: t`Use at most ${most} characters`,
  };
  const common = {
    id,
    label: field.label,
    optional: !field.required,
    value,
    onChange,
    ...(fault ? { error: errors[fault] } : {}),
  };
  switch (field.kind) {
    case "date":
      return <DateInput {...common} />;
    case "choice":
      return <Select {...common} options={field.choices} placeholder={t`Choose`} />;
    case "yesNo":
      return (
        <Radios
          {...common}
          layout="row"
          options={[
            { value: "yes", label: t`Yes` },
            { value: "no", label: t`No` },
          ]}
        />
      );
    case "number":
      return <TextInput {...common} width="small" inputMode="decimal" />;
    default:
      return field.maxLength === null || field.maxLength > LINE ? (
        <TextArea {...common} rows={3} />
      ) : (
        <TextInput {...common} />
      );
  }
}
