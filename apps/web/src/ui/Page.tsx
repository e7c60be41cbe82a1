import type { ReactNode } from "react";
import { useContext, useEffect, useId, useRef } from "react";
import { Link } from "react-router";
import { cx } from "./cx.ts";
import { RouteFocus, SiteName } from "./page-context.ts";
import "./Page.css";

export interface PageProps {
  title: string;
  /** For the browser's tab, when it should say more than the heading: "Error: About you". */
  documentTitle?: string;
  /** One short line above the title: where this is, or "Page 2 of 4". */
  kicker?: ReactNode;
  /** The way back, above the title. `onGo` runs before it is followed. */
  back?: { to: string; label: string; onGo?: () => void };
  lede?: ReactNode;
  /** Buttons at the right of the title (below it on a phone). */
  actions?: ReactNode;
  children?: ReactNode;
}

/**
 * The head and body of one screen: sets the tab's title, and takes the focus to the heading
 * after a change of route, so that a screen reader says where it has arrived.
 */
export function Page({ title, documentTitle, kicker, back, lede, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useContext(RouteFocus);
  const site = useContext(SiteName);
  const tab = documentTitle ?? title;

  useEffect(() => {
    document.title = site && site !== tab ? `${tab} - ${site}` : tab;
  }, [tab, site]);
  useEffect(() => {
    if (!arrived.current) return;
    arrived.current = false;
    heading.current?.focus();
  });

  return (
    <>
      <div className={cx("head", actions != null && "head--acts")}>
        <div>
          {(back || kicker) && (
            <div className="head__kicker split">
              {back && (
                <Link className="head__up" to={back.to} onClick={back.onGo}>
                  {back.label}
                </Link>
              )}
              {kicker && <p>{kicker}</p>}
            </div>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lede && <p className="lede">{lede}</p>}
        </div>
        {actions && <div className="acts">{actions}</div>}
      </div>
      {children}
    </>
  );
}

/** A main column and one quieter column beside it; below 60rem they stack. */
export function Columns(props: {
  children: ReactNode;
  aside: ReactNode;
  /** Names the quieter column for a screen reader. */
  asideLabel: string;
  wide?: boolean;
  /** The quieter column stays in view while the main one scrolls. */
  sticky?: boolean;
}) {
  return (
    <div className={cx("cols", props.wide && "cols--wide")}>
      <div>{props.children}</div>
      <aside className={cx(props.sticky && "stick")} aria-label={props.asideLabel}>
        {props.aside}
      </aside>
    </div>
  );
}

/** A part of a screen under its own heading. */
export function Section(props: {
  title: string;
  id?: string;
  lede?: ReactNode;
  /** A link or count at the right of the heading. */
  beside?: ReactNode;
  children?: ReactNode;
}) {
  const own = useId();
  const id = props.id ?? own;
  const heading = <h2 id={`${id}-h`}>{props.title}</h2>;
  return (
    <section className="sec" id={props.id} aria-labelledby={`${id}-h`}>
      {props.beside ? (
        <div className="split">
          {heading}
          <div className="small">{props.beside}</div>
        </div>
      ) : (
        heading
      )}
      {props.lede && <p className="sec__lede">{props.lede}</p>}
      {props.children}
    </section>
  );
}
