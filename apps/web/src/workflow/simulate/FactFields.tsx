import { useLingui } from "@lingui/react/macro";
import type { Json, Move } from "@quad/workflow";
import { useState } from "react";
import { Tick } from "../../ui/Choices.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { DayInput } from "./DayInput.tsx";
import { factValue } from "./trial.ts";
import type { View } from "./useTrial.ts";

type Fact = View["facts"][number];

/** What rules read, as it holds now; each can be made otherwise. What the clock says stays. */
export function FactFields({
  facts,
  move,
}: {
  facts: readonly Fact[];
  move: (move: Move) => void;
}) {
  const groups = Map.groupBy(
    facts.filter(({ clock }) => !clock),
    ({ group }) => group,
  );
  return [...groups].map(([group, some]) => (
    <fieldset key={group} className="try__facts">
      <legend>{group}</legend>
      {some.map((fact) => (
        <FactField
          key={fact.path}
          fact={fact}
          set={(value) => move({ do: "fact", path: fact.path, value })}
        />
      ))}
    </fieldset>
  ));
}

function FactField({ fact, set }: { fact: Fact; set: (value: Json) => void }) {
  const { t } = useLingui();
  const { type, label, value } = fact;
  /** What is being typed; null: the field shows what holds. */
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? (value === null ? "" : String(value));
  if (type === "boolean") return <Tick label={label} checked={value === true} onChange={set} />;
  if (type === "date" || type === "instant") {
    return (
      <DayInput
        label={label}
        value={typed.slice(0, 10)}
        onChange={(day) => {
          const next = factValue(type, day);
          if (next !== undefined) set(next);
        }}
      />
    );
  }
  if (type === "string") {
    const samples = (fact.samples as Json[]).map(String);
    const options = [...new Set([...samples, typed])].map((one) => ({ value: one, label: one }));
    return <Select label={label} value={typed} options={options} onChange={set} />;
  }
  const next = factValue(type, typed);
  return (
    <TextInput
      label={label}
      value={typed}
      width="small"
      inputMode="numeric"
      error={next === undefined ? t`Write a number` : undefined}
      onChange={setDraft}
      onBlur={() => {
        if (next === undefined) return;
        if (next !== value) set(next);
        setDraft(null);
      }}
    />
  );
}
