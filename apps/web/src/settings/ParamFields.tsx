import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useText } from "../i18n/text.ts";
import { Checkboxes, Tick } from "../ui/Choices.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import type { ParamField, Params, Settings } from "./matching.ts";

type Question = Settings["questions"][number];

/** What a matcher or a criterion asks for, drawn from its description. */
export function ParamFields(props: {
  fields: readonly ParamField[];
  params: Params;
  questions: readonly Question[];
  onChange: (params: Params) => void;
}) {
  const { params, onChange } = props;
  // Words for the answers come from the forms by themselves.
  const shown = props.fields.filter(({ type }) => type !== "labels");
  return shown.map((field) => (
    <ParamInput
      key={field.name}
      field={field}
      questions={props.questions}
      value={params[field.name]}
      onChange={(value) => {
        const { [field.name]: _, ...rest } = params;
        onChange(value === undefined ? rest : { ...params, [field.name]: value });
      }}
    />
  ));
}

function ParamInput(props: {
  field: ParamField;
  questions: readonly Question[];
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { t } = useLingui();
  const text = useText();
  const { field, value, onChange } = props;
  const common = { label: text(field.label), optional: !field.required };
  const words = typeof value === "string" ? value : "";
  const options = () =>
    props.questions.map(({ role, id, label }) => ({
      value: id,
      label: role === "MENTOR" ? t`Mentors: ${text(label)}` : t`Mentees: ${text(label)}`,
    }));
  switch (field.type) {
    case "question": {
      // One id may be asked of both roles: it stands once.
      const once = new Map(options().map((one) => [one.value, one]));
      return (
        <Select
          {...common}
          value={words}
          placeholder={t`Choose a question`}
          options={[...once.values()]}
          onChange={(next) => onChange(next || undefined)}
        />
      );
    }
    case "questions": {
      const once = new Map(options().map((one) => [one.value, one]));
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return (
        <Checkboxes {...common} value={chosen} options={[...once.values()]} onChange={onChange} />
      );
    }
    case "choice": {
      const choices = (field.choices ?? []).map((one) => ({
        value: one.value,
        label: text(one.label),
      }));
      return (
        <Select
          {...common}
          value={words || (typeof field.default === "string" ? field.default : "")}
          placeholder={field.required || field.default ? undefined : t`Choose`}
          options={choices}
          onChange={(next) => onChange(next || undefined)}
        />
      );
    }
    case "boolean":
      return (
        <Tick
          {...common}
          checked={(value ?? field.default) === true}
          onChange={(on) => onChange(on)}
        />
      );
    case "number":
    case "integer":
      return <NumberInput {...common} field={field} value={value} onChange={onChange} />;
    case "strings":
      return (
        <LinesInput
          {...common}
          hint={t`One on each line`}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(lines) => onChange(lines.length > 0 ? lines : undefined)}
        />
      );
    case "groups":
      return (
        <LinesInput
          {...common}
          hint={t`On each line words that mean the same, with commas between them`}
          value={Array.isArray(value) ? value.map((one) => [one].flat().join(", ")) : []}
          onChange={(lines) =>
            onChange(lines.length > 0 ? lines.map((line) => parts(line)) : undefined)
          }
        />
      );
    case "text":
      return <WordsInput {...common} value={value} onChange={onChange} />;
    default:
      return (
        <TextInput {...common} value={words} onChange={(next) => onChange(next || undefined)} />
      );
  }
}

const parts = (line: string) =>
  line
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

interface Common {
  label: string;
  optional: boolean;
}

function NumberInput(
  props: Common & { field: ParamField; value: unknown; onChange: (value: unknown) => void },
) {
  const { t } = useLingui();
  const { field, value, onChange, ...common } = props;
  const { minimum, maximum, default: standard } = field;
  const hint =
    minimum !== null && maximum !== null
      ? t`${minimum} to ${maximum}`
      : typeof standard === "number"
        ? t`${standard} if you leave it empty`
        : undefined;
  return (
    <TextInput
      {...common}
      hint={hint}
      width="small"
      inputMode={field.type === "integer" ? "numeric" : "decimal"}
      value={value === undefined || value === null ? "" : String(value)}
      onChange={(typed) => {
        if (typed.trim() === "") onChange(undefined);
        // What isn't a number is kept as written: saving says what is wrong with it.
        else onChange(Number.isFinite(Number(typed)) ? Number(typed) : typed);
      }}
    />
  );
}

/** Lines as typed; whoever asks gets those that say something. */
function LinesInput(
  props: Common & { hint: string; value: string[]; onChange: (lines: string[]) => void },
) {
  const { value, onChange, ...common } = props;
  const [typed, setTyped] = useState(() => value.join("\n"));
  return (
    <TextArea
      {...common}
      rows={Math.min(12, Math.max(3, value.length + 1))}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onChange(
          next
            .split("\n")
            .map((line) => line.trim())
            .filter((line) => line !== ""),
        );
      }}
    />
  );
}

function WordsInput(props: Common & { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useLingui();
  const { label, optional, onChange } = props;
  const words = (props.value ?? {}) as Record<string, string>;
  const set = (language: string) => (next: string) => {
    const { [language]: _, ...rest } = words;
    const all = next.trim() === "" ? rest : { ...words, [language]: next };
    onChange(Object.keys(all).length > 0 ? all : undefined);
  };
  return (
    <>
      <TextInput
        label={t`${label} in English`}
        optional={optional}
        value={words.en ?? ""}
        onChange={set("en")}
      />
      <TextInput
        label={t`${label} in Welsh`}
        optional={optional}
        value={words.cy ?? ""}
        onChange={set("cy")}
      />
    </>
  );
}
