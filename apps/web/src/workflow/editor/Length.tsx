import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";

export type Unit = "Y" | "M" | "W" | "D" | "TH" | "TM";

/** A duration of one unit: "P14D" is 14 of D. Null when it has several units. */
export function lengthOf(iso: string): { count: number; unit: Unit } | null {
  const [, date, time] = /^-?P(?:(\d+[YMWD]))?(?:T(\d+[HM]))?$/.exec(iso) ?? [];
  if ((date === undefined) === (time === undefined)) return null;
  const text = date ?? time!;
  const unit = (date ? text.slice(-1) : `T${text.slice(-1)}`) as Unit;
  return { count: Number.parseInt(text, 10), unit };
}

export function isoOf(count: number, unit: Unit): string {
  return unit.startsWith("T") ? `PT${count}${unit.slice(1)}` : `P${count}${unit}`;
}

/** A length of time as a number and a unit. */
export function Length(props: {
  label: string;
  value: string;
  onChange: (iso: string) => void;
  /** Nothing at all is a length, too. */
  zero?: boolean;
}) {
  const { t } = useLingui();
  const { label, value, onChange, zero } = props;
  const known = lengthOf(value);
  const [typed, setTyped] = useState<string | null>(null);
  if (!known) return <TextInput label={label} value={value} onChange={onChange} width="medium" />;
  const { count, unit } = known;
  const bad = typed !== null && !fits(typed, zero);
  return (
    <div className="wf-length">
      <TextInput
        label={label}
        inputMode="numeric"
        width="small"
        value={typed ?? String(count)}
        error={bad ? t`Write a whole number` : undefined}
        onChange={(text) => {
          setTyped(text);
          if (fits(text, zero)) onChange(isoOf(Number(text), unit));
        }}
        onBlur={() => setTyped(null)}
      />
      <Select
        label={t`Unit`}
        value={unit}
        width="medium"
        onChange={(next) => onChange(isoOf(count, next as Unit))}
        options={[
          { value: "TM", label: t`minutes` },
          { value: "TH", label: t`hours` },
          { value: "D", label: t`days` },
          { value: "W", label: t`weeks` },
          { value: "M", label: t`months` },
          { value: "Y", label: t`years` },
        ]}
      />
    </div>
  );
}

const fits = (text: string, zero = false): boolean =>
  /^\d{1,4}$/.test(text) && (zero || Number(text) > 0);
