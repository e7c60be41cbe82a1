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

/** The sections of one scheme (or of anything with sections); below 64rem they go into a menu. */
export function SchemeBar(props: { name: string; to: string; links: BarLink[] }) {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const below = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  const here = props.links.find(({ to, end, also = [] }) =>
    end ? pathname === to : [to, ...also].some(below),
  );
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
