import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import "./Facts.css";

export interface Fact {
  term: string;
  detail: ReactNode;
  /** A Change link or button at the right. */
  action?: ReactNode;
}

/**
 * Names and values between hairlines. `say`: the details are sentences. `ask`: the names are
 * questions, and stand above their answers where there is little room.
 */
export function Facts({ items, say, ask }: { items: Fact[]; say?: boolean; ask?: boolean }) {
  const acts = items.some((item) => item.action);
  return (
    <dl className={cx("facts", say && "facts--say", ask && "facts--ask", acts && "facts--act")}>
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.detail}</dd>
          {item.action && <dd className="facts__act">{item.action}</dd>}
        </div>
      ))}
    </dl>
  );
}
