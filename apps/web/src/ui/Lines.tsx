import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import "./Lines.css";

/**
 * A list between hairlines; its children are `<li>`. plain: running text. task: name and status.
 * need: a status, a sentence, a button. hang: a short head, then text.
 */
export function Lines(props: {
  kind?: "plain" | "task" | "need" | "hang";
  ordered?: boolean;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  children: ReactNode;
}) {
  const { kind = "plain", ordered, children, ...aria } = props;
  const List = ordered ? "ol" : "ul";
  return (
    <List className={cx("lines", kind !== "plain" && `lines--${kind}`)} {...aria}>
      {children}
    </List>
  );
}
