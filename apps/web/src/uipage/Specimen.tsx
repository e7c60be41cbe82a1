import type { ReactNode } from "react";
import { useId } from "react";
import "./UiPage.css";

/** A named part of the component sheet. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="sheet" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

export function Case({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="sheet__case">
      <p className="small quiet">{title}</p>
      {children}
    </div>
  );
}
