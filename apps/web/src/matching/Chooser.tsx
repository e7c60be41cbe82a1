import { Trans } from "@lingui/react/macro";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../ui/Button.tsx";

export interface ChooserOption {
  value: string;
  label: string;
}

/**
 * One of many, by a list that the browser draws: arrows and the first letters of a name find somebody,
 * and a phone shows its own wheel. Takes the focus; Escape leaves it.
 */
export function Chooser(props: {
  label: string;
  options: readonly ChooserOption[];
  onChoose: (value: string) => void;
  onClose: () => void;
}) {
  const id = useId();
  const list = useRef<HTMLSelectElement>(null);
  const [value, setValue] = useState(props.options[0]?.value ?? "");
  useEffect(() => list.current?.focus(), []);
  return (
    <form
      className="effect chooser"
      onSubmit={(event) => {
        event.preventDefault();
        if (value) props.onChoose(value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          props.onClose();
        } else if (event.key === "Enter" && event.target === list.current) {
          event.preventDefault();
          if (value) props.onChoose(value);
        }
      }}
    >
      <label htmlFor={id}>{props.label}</label>
      <select
        ref={list}
        className="input"
        id={id}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <div className="acts">
        <Button type="submit">
          <Trans>Show who would move</Trans>
        </Button>
        <Button variant="text" onClick={props.onClose}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </form>
  );
}
