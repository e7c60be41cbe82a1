import { useLingui } from "@lingui/react/macro";
import type { FormEvent, ReactNode } from "react";
import { useId } from "react";
import { useSearchParams } from "react-router";
import { Button } from "./Button.tsx";
import type { Option } from "./Select.tsx";
import "./Field.css";
import "./Filters.css";

/**
 * A row of filters that live in the address: `FilterText` and `FilterSelect` inside read it,
 * and "Show" writes it, dropping empty ones and any `after` cursor. Read them back with `useSearchParams`.
 */
export function Filters(props: {
  /** Names the search for a screen reader: "Mentors". */
  label: string;
  submitLabel?: string;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const next = new URLSearchParams(params);
    next.delete("after");
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === "string" && value.trim()) next.set(name, value.trim());
      else next.delete(name);
    }
    setParams(next);
  }
  return (
    // A new address from elsewhere (Back, a link) refills the fields.
    <search key={params.toString()}>
      <form className="filters" aria-label={props.label} onSubmit={onSubmit}>
        {props.children}
        <Button type="submit">{props.submitLabel ?? t`Show`}</Button>
      </form>
    </search>
  );
}

export function FilterText({ name, label }: { name: string; label: string }) {
  const id = useId();
  const [params] = useSearchParams();
  return (
    <div className="grow">
      <label htmlFor={id}>{label}</label>
      <input
        className="input"
        type="search"
        id={id}
        name={name}
        defaultValue={params.get(name) ?? ""}
      />
    </div>
  );
}

export function FilterSelect(props: {
  name: string;
  label: string;
  /** The choice that filters nothing: "Any stage". */
  any: string;
  options: Option[];
}) {
  const id = useId();
  const [params] = useSearchParams();
  const wanted = params.get(props.name) ?? "";
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <select
        // Choices that come later than the address are looked at once more.
        key={String(props.options.some(({ value }) => value === wanted))}
        className="input"
        id={id}
        name={props.name}
        defaultValue={wanted}
      >
        <option value="">{props.any}</option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
