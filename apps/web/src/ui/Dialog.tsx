import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import "./Dialog.css";

/**
 * Only for what can't be undone: a question, the counts, what happens to those left out, two answers.
 * The browser keeps the focus inside and gives it back; Escape calls `onClose`.
 */
export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  /** The question, with its count: "Send 34 proposals?" */
  title: string;
  children: ReactNode;
  /** The act first, then the way out. */
  actions: ReactNode;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog || !props.open) return;
    dialog.showModal();
    heading.current?.focus();
    return () => dialog.close();
  }, [props.open]);
  return (
    <dialog
      ref={box}
      className="dlg"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      {/* The element stays, so that closing it can give the focus back. */}
      {props.open && (
        <>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {props.title}
          </h2>
          <div className="dlg__say">{props.children}</div>
          <div className="acts">{props.actions}</div>
        </>
      )}
    </dialog>
  );
}
