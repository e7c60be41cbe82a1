import { Trans } from "@lingui/react/macro";
import { type Json, type JsonSchema, samplePayload } from "@quad/workflow";
import { useState } from "react";
import { useText } from "../../i18n/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Tick } from "../../ui/Choices.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { DayInput } from "./DayInput.tsx";

/** What comes with an event, filled in with something that fits. */
export function PayloadForm(props: {
  label: string;
  schema: JsonSchema;
  now: string;
  send: (payload: Json) => void;
}) {
  const { schema, now, send } = props;
  const [payload, setPayload] = useState(
    () => samplePayload(schema, now) as { [name: string]: Json },
  );
  return (
    <form
      className="try__ask"
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault();
        send(payload);
      }}
    >
      {Object.entries(schema.properties ?? {}).map(([name, inner]) => (
        <Property
          key={name}
          name={name}
          schema={inner}
          value={payload[name] ?? null}
          onChange={(value) => setPayload((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <div className="acts">
        <Button small type="submit">
          <Trans>Do it</Trans>
        </Button>
      </div>
    </form>
  );
}

function Property(props: {
  name: string;
  schema: JsonSchema;
  value: Json;
  onChange: (value: Json) => void;
}) {
  const say = useText();
  const { name, schema, value, onChange } = props;
  const label = schema.label ? say(schema.label) : name;
  if (schema.enum) {
    const options = schema.enum.map((one) => ({ value: String(one), label: String(one) }));
    const pick = (picked: string) =>
      onChange(schema.enum?.find((one) => String(one) === picked) ?? null);
    return <Select label={label} value={String(value)} options={options} onChange={pick} />;
  }
  if (schema.type === "boolean") {
    return <Tick label={label} checked={value === true} onChange={onChange} />;
  }
  if (schema.format === "date") {
    return <DayInput label={label} value={String(value ?? "")} onChange={onChange} />;
  }
  const isNumber = schema.type === "integer" || schema.type === "number";
  return (
    <TextInput
      label={label}
      value={value === null ? "" : String(value)}
      inputMode={isNumber ? "numeric" : "text"}
      width={isNumber ? "small" : undefined}
      onChange={(typed) => onChange(isNumber && typed !== "" ? Number(typed) : typed)}
    />
  );
}
