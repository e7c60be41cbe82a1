import { Plural } from "@lingui/react/macro";
import type { MouseEvent } from "react";
import { useEffect, useId, useRef } from "react";
import "./Field.css";

export interface FieldError {
  /** The id of the control to go to. */
  id: string;
  /** The fix as an act: "Enter your job title". */
  message: string;
}

/**
 * What needs another look before a form can go on. Takes the focus when it appears and whenever
 * `attempt` changes (count the presses of the button), and leads to each control.
 */
export function ErrorSummary(props: { errors: FieldError[]; attempt?: number }) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another press of the button asks for the focus again.
  useEffect(() => {
    box.current?.focus();
  }, [props.attempt]);

  function go(event: MouseEvent, target: string) {
    const control = document.getElementById(target);
    if (!control) return;
    event.preventDefault();
    const frame = control.closest(".field") ?? control;
    frame.scrollIntoView({ block: "start" });
    control.focus({ preventScroll: true });
  }

  return (
    <div ref={box} className="errors" role="alert" aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>
        <Plural
          value={props.errors.length}
          one="# answer needs another look"
          other="# answers need another look"
        />
      </h2>
      <ul>
        {props.errors.map((error) => (
          <li key={error.id}>
            <a href={`#${error.id}`} onClick={(event) => go(event, error.id)}>
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
