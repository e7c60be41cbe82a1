import { useLingui } from "@lingui/react/macro";
import type { MouseEvent, ReactNode } from "react";
import { useId } from "react";
import type { LinkProps } from "react-router";
import { Link } from "react-router";
import { cx } from "./cx.ts";
import "./Button.css";

/**
 * filled: the next step, or the answer in a panel the reader opened. outlined: everything else.
 * text: leave, go, undo. destructive: can't be taken back.
 */
export type ButtonVariant = "filled" | "outlined" | "text" | "destructive";

interface Look {
  variant?: ButtonVariant;
  small?: boolean;
  /** Read out after the label, for one of many equal buttons: "Callum Aske". */
  of?: string;
  children: ReactNode;
}

function lookClass({ variant = "outlined", small }: Look, extra?: string | false) {
  return cx("btn", variant !== "outlined" && `btn--${variant}`, small && "btn--small", extra);
}

export interface ButtonProps extends Look {
  type?: "button" | "submit";
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  /** While true the button keeps the focus, says `busyLabel` and does nothing. */
  busy?: boolean;
  /** Default "Working…". */
  busyLabel?: string;
  /** Why the button can't act now. It stays reachable, and the reason stands beside it. */
  disabledReason?: ReactNode;
  /** For a button that switches something on and off. */
  pressed?: boolean;
  "aria-describedby"?: string;
  "aria-expanded"?: boolean;
  "aria-controls"?: string;
  name?: string;
  value?: string;
  id?: string;
}

export function Button(props: ButtonProps) {
  const { t } = useLingui();
  const why = useId();
  const { busy = false, disabledReason } = props;
  const off = disabledReason != null && disabledReason !== false;
  const button = (
    <button
      id={props.id}
      name={props.name}
      value={props.value}
      type={props.type ?? "button"}
      className={lookClass(props, busy && "is-busy")}
      aria-disabled={off || busy || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props["aria-expanded"]}
      aria-controls={props["aria-controls"]}
      aria-describedby={cx(off && why, props["aria-describedby"]) || undefined}
      onClick={(event) => {
        if (off || busy) event.preventDefault();
        else props.onClick?.(event);
      }}
    >
      <span role={busy ? "status" : undefined}>
        {busy ? (props.busyLabel ?? t`Working…`) : props.children}
      </span>
      {props.of && <span className="vh">{`: ${props.of}`}</span>}
    </button>
  );
  if (!off) return button;
  return (
    <>
      {button}
      <span className="btn__why" id={why}>
        {disabledReason}
      </span>
    </>
  );
}

/** A link that looks like a button: it goes somewhere, and never changes anything by itself. */
export function LinkButton(props: Look & { to: LinkProps["to"] }) {
  return (
    <Link className={lookClass(props)} to={props.to}>
      <span>{props.children}</span>
      {props.of && <span className="vh">{`: ${props.of}`}</span>}
    </Link>
  );
}
