import { useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "react-router";
import { Menu } from "./Menu.tsx";
import "./SchemeBar.css";

export interface BarLink {
  to: string;
  label: string;
  /** Current only on exactly this path; for the first of the row. */
  end?: boolean;
  /** Other paths of this section, which lie elsewhere. */
  also?: string[];
}

/** Whether a path belongs to a section. */
export function isAt(pathname: string, { to, end, also = [] }: BarLink): boolean {
  if (end) return pathname === to;
  return [to, ...also].some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

/** The sections of one scheme (or of anything with sections); below 64rem they go into a menu. */
export function SchemeBar(props: { name: string; to: string; links: BarLink[] }) {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const here = props.links.find((link) => isAt(pathname, link));
  const items = props.links.map((link) => (
    <li key={link.to}>
      <Link to={link.to} aria-current={link === here ? "page" : undefined}>
        {link.label}
      </Link>
    </li>
  ));
  return (
    <nav className="bar" aria-label={t`Scheme`}>
      <div className="in">
        <p className="bar__name">
          <Link to={props.to}>{props.name}</Link>
        </p>
        <ul>{items}</ul>
        <Menu className="bar__menu" label={here?.label ?? t`Sections`}>
          {items}
        </Menu>
      </div>
    </nav>
  );
}
