import { Trans } from "@lingui/react/macro";
import { useId } from "react";
import { useDesk } from "./desk.ts";

/** Narrows the outline down as one writes; Enter goes to the first step that is left. */
export function FindStep(props: {
  value: string;
  onChange: (value: string) => void;
  first: string | undefined;
}) {
  const id = useId();
  const { jump } = useDesk();
  return (
    <span className="wf-find">
      <label htmlFor={id}>
        <Trans>Find a step</Trans>
      </label>
      <input
        id={id}
        className="input"
        type="search"
        data-find-step=""
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") props.onChange("");
          if (event.key !== "Enter" || props.first === undefined) return;
          props.onChange("");
          jump(props.first);
        }}
      />
    </span>
  );
}
