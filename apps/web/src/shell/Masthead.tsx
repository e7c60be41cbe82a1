import { Trans, useLingui } from "@lingui/react/macro";
import { Link, NavLink } from "react-router";
import { Menu } from "../ui/Menu.tsx";
import "./Masthead.css";

export interface MastheadLink {
  to: string;
  label: string;
}

/** The top of every screen: whose site this is, where else to go, who is here. */
export function Masthead(props: {
  /** Absent while nobody is signed in. */
  institution?: string;
  links: MastheadLink[];
  /** The person signed in. */
  person?: string;
  onSignOut?: () => void;
}) {
  const { t } = useLingui();
  const { institution, person } = props;
  const links = props.links.map((link) => (
    <li key={link.to}>
      <NavLink to={link.to}>{link.label}</NavLink>
    </li>
  ));
  const signOut = props.onSignOut && (
    <li>
      <button type="button" onClick={props.onSignOut}>
        <Trans>Sign out</Trans>
      </button>
    </li>
  );
  return (
    <>
      <a className="skip" href="#main">
        <Trans>Skip to the main content</Trans>
      </a>
      <header className="mast">
        <div className="in">
          <Link className="mast__home" to="/">
            <svg className="mark" viewBox="0 0 22 22" aria-hidden="true">
              <path fill="currentColor" fillRule="evenodd" d="M1 1h20v20H1zM7 7v8h8V7z" />
              <path fill="currentColor" d="M10 15h2v6h-2z" />
            </svg>
            <span>{institution ?? t`Mentoring`}</span>
            {institution && (
              <small>
                <Trans>Mentoring</Trans>
              </small>
            )}
          </Link>
          <nav aria-label={t`Main`}>
            <ul className="mast__wide">
              {links}
              {person && (
                <li>
                  <Menu label={person}>{signOut}</Menu>
                </li>
              )}
            </ul>
            {(links.length > 0 || person) && (
              <Menu className="mast__narrow" label={t`Menu`}>
                {links}
                {signOut}
              </Menu>
            )}
          </nav>
        </div>
      </header>
    </>
  );
}
