import { useLingui } from "@lingui/react/macro";
import type { Text } from "@quad/workflow";
import { useEffect, useRef, useState } from "react";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextInput } from "../../ui/TextInput.tsx";

/**
 * A text in each language. English can't be empty: while it is, nothing is changed. `onChange` gets
 * only languages that say something.
 */
export function WordsFields(props: {
  label: string;
  hint?: string;
  value: Text | undefined;
  onChange: (value: Text) => void;
  /** Several lines. */
  long?: boolean;
  optional?: boolean;
}) {
  const { t } = useLingui();
  const { label, hint, onChange, long } = props;
  const [typed, setTyped] = useState<Text>(props.value ?? {});
  const told = useRef(props.value);
  useEffect(() => {
    // Undone or changed elsewhere.
    if (props.value === told.current) return;
    if (JSON.stringify(props.value ?? {}) !== JSON.stringify(full(typed))) {
      setTyped(props.value ?? {});
    }
    told.current = props.value;
  }, [props.value, typed]);
  function set(language: string, words: string) {
    const next = { ...typed, [language]: words };
    setTyped(next);
    if ((next.en ?? "").trim() !== "" || props.optional) onChange(full(next));
  }
  const empty = !props.optional && (typed.en ?? "").trim() === "";
  const Input = long ? TextArea : TextInput;
  return (
    <div className="wf-words">
      <Input
        label={t`${label} in English`}
        hint={hint}
        value={typed.en ?? ""}
        onChange={(words) => set("en", words)}
        error={empty && props.value !== undefined ? t`Write it in English` : undefined}
      />
      <Input
        label={t`${label} in Welsh`}
        value={typed.cy ?? ""}
        onChange={(words) => set("cy", words)}
      />
    </div>
  );
}

const full = (text: Text): Text =>
  Object.fromEntries(Object.entries(text).filter(([, words]) => words.trim() !== ""));
