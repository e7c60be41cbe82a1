import { useLingui } from "@lingui/react/macro";
import type { Json, ParamField, ParamSchema, Params, Text } from "@quad/workflow";
import { Button } from "../../ui/Button.tsx";
import { Checkboxes, Tick } from "../../ui/Choices.tsx";
import { DateInput } from "../../ui/DateInput.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { useDesk } from "./desk.ts";
import { Length } from "./Length.tsx";
import { WordsFields } from "./WordsFields.tsx";

/** What a rule, an action or work wants to know, drawn from its schema. */
export function ParamFields(props: {
  schema: ParamSchema;
  params: Params;
  onChange: (params: Params) => void;
}) {
  const { schema, params, onChange } = props;
  return Object.entries(schema).map(([name, field]) => (
    <div key={name} data-param={name}>
      <ParamInput
        field={field}
        value={params[name]}
        onChange={(value) => {
          const { [name]: _, ...rest } = params;
          onChange(value === undefined ? rest : { ...params, [name]: value });
        }}
      />
    </div>
  ));
}

function ParamInput(props: {
  field: ParamField;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
}) {
  const { t } = useLingui();
  const { say } = useDesk();
  const { field, value, onChange } = props;
  const common = {
    label: say(field.label),
    hint: field.hint && say(field.hint),
    optional: !field.required,
  };
  const words = typeof value === "string" ? value : "";
  switch (field.type) {
    case "choice":
      return (
        <Select
          {...common}
          value={words}
          placeholder={field.required && words !== "" ? undefined : t`Choose`}
          onChange={(next) => onChange(next === "" ? undefined : next)}
          options={(field.choices ?? []).map((one) => ({
            value: one.value,
            label: say(one.label),
          }))}
        />
      );
    case "text":
      return (
        <WordsFields
          {...common}
          long={(field.maxLength ?? 0) > 200}
          value={value as Text | undefined}
          onChange={onChange}
        />
      );
    case "boolean":
      return <Tick {...common} checked={value === true} onChange={(on) => onChange(on)} />;
    case "date":
      return (
        <DateInput {...common} value={words} onChange={(next) => onChange(next || undefined)} />
      );
    case "duration":
      return <Length label={common.label} value={words || "P14D"} onChange={onChange} />;
    case "integer":
    case "number":
      return (
        <TextInput
          {...common}
          width="small"
          inputMode={field.type === "integer" ? "numeric" : "decimal"}
          value={value === undefined || value === null ? "" : String(value)}
          onChange={(text) => onChange(numberIn(text))}
        />
      );
    case "list":
      return (
        <ListInput field={field} value={Array.isArray(value) ? value : []} onChange={onChange} />
      );
    default:
      return (
        <TextInput
          {...common}
          value={typeof value === "object" && value !== null ? JSON.stringify(value) : words}
          onChange={(text) => onChange(text === "" ? undefined : text)}
        />
      );
  }
}

/** What isn't a number is kept as written: the checks say what is wrong with it. */
const numberIn = (text: string): Json | undefined => {
  if (text.trim() === "") return undefined;
  return Number.isFinite(Number(text)) ? Number(text) : text;
};

function ListInput(props: {
  field: ParamField;
  value: Json[];
  onChange: (value: Json | undefined) => void;
}) {
  const { t } = useLingui();
  const { say } = useDesk();
  const { field, value, onChange } = props;
  const { items } = field;
  const label = say(field.label);
  if (items?.type === "choice") {
    return (
      <Checkboxes
        label={label}
        optional={!field.required}
        value={value.map(String)}
        onChange={onChange}
        options={(items.choices ?? []).map((one) => ({ value: one.value, label: say(one.label) }))}
      />
    );
  }
  return (
    <fieldset className="field">
      <legend className="field__label">{label}</legend>
      {value.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a list have nothing else that tells them apart
        <div className="wf-entry" key={at}>
          <ParamInput
            field={items ?? { type: "string", label: { en: label } }}
            value={one}
            onChange={(next) => onChange(value.with(at, next ?? ""))}
          />
          <IconButton
            icon="remove"
            label={t`Remove entry ${at + 1}`}
            onClick={() => onChange(value.toSpliced(at, 1))}
          />
        </div>
      ))}
      <Button small onClick={() => onChange([...value, ""])}>{t`Add an entry`}</Button>
    </fieldset>
  );
}
