import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Link } from "react-router";
import type { Language } from "../i18n/language.ts";
import { languages, localeTags } from "../i18n/language.ts";
import type { Theme } from "./theme.ts";
import { currentTheme, showTheme } from "./theme.ts";
import "../ui/Field.css";
import "./Masthead.css";

/** The foot of every screen: help in the same place, accessibility, language, light or dark. */
export function Footer(props: { contact?: string; onLanguage: (language: Language) => void }) {
  const { t, i18n } = useLingui();
  const [theme, setTheme] = useState(currentTheme);
  const others = (Object.keys(languages) as Language[]).filter((code) => code !== i18n.locale);
  return (
    <footer className="foot">
      <div className="in">
        <p className="foot__contact">
          {props.contact && (
            <Trans>
              Questions? <a href={`mailto:${props.contact}`}>{props.contact}</a>
            </Trans>
          )}
        </p>
        <p>
          <Link to="/accessibility">
            <Trans>Accessibility and languages</Trans>
          </Link>
        </p>
        {others.map((code) => (
          <p key={code}>
            <button
              type="button"
              className="linkish"
              lang={localeTags[code]}
              onClick={() => props.onLanguage(code)}
            >
              {languages[code]}
            </button>
          </p>
        ))}
        <label>
          <Trans>Colours</Trans>
          <select
            className="input"
            value={theme}
            onChange={(event) => {
              const next = event.target.value as Theme;
              showTheme(next);
              setTheme(next);
            }}
          >
            <option value="auto">{t`As on this device`}</option>
            <option value="light">{t`Light`}</option>
            <option value="dark">{t`Dark`}</option>
          </select>
        </label>
        <p>
          <Trans>Runs on Quad</Trans>
        </p>
      </div>
    </footer>
  );
}
