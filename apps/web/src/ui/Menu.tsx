import type { FocusEvent, KeyboardEvent, MouseEvent, ReactNode } from "react";
import { useRef } from "react";
import { cx } from "./cx.ts";
import "./Menu.css";

/**
 * A few links or buttons behind a word; its children are `<li>` with one link or button each.
 * Escape closes it and gives the focus back; it also closes when the focus leaves or a choice is made.
 */
export function Menu(props: { label: string; className?: string; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null);

  function close(returnFocus: boolean) {
    if (!box.current?.open) return;
    box.current.open = false;
    if (returnFocus) box.current.querySelector("summary")?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") close(true);
  }
  function onBlur(event: FocusEvent) {
    // Focus that goes nowhere is a press on something that takes none, often inside the menu.
    if (event.relatedTarget && !box.current?.contains(event.relatedTarget)) close(false);
  }
  function onClick(event: MouseEvent) {
    if ((event.target as Element).closest("ul :is(a, button)")) close(false);
  }

  return (
    <details
      ref={box}
      className={cx("menu", props.className)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onClick={onClick}
    >
      <summary>{props.label}</summary>
      <ul>{props.children}</ul>
    </details>
  );
}
