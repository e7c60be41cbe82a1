import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import "./Facts.css";

export interface Fact {
  term: string;
  detail: ReactNode;
  /** A Change link or button at the right. */
  action?: ReactNode;
}

/** Names and values between hairlines. `say`: the details are sentences. */
export function Facts({ items, say }: { items: Fact[]; say?: boolean }) {
  const acts = items.some((item) => item.action);
  return (
    <dl className={cx("facts", say && "facts--say", acts && "facts--act")}>
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
