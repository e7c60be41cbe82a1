import { useLingui } from "@lingui/react/macro";
import "./Fit.css";

const places = [0, 1, 2, 3];

/** How well two people suit each other, in four steps and a word; never a percentage. */
export function Fit({ level }: { level: 1 | 2 | 3 | 4 }) {
  const { t } = useLingui();
  const words = { 1: t`Weak fit`, 2: t`Fair fit`, 3: t`Good fit`, 4: t`Very good fit` };
  return (
    <span className="fit">
      <svg viewBox="0 0 40 8" aria-hidden="true">
        {places.map((place) => (
          <rect
            key={place}
            className={place < level ? "on" : "off"}
            x={place * 10.6}
            width="8"
            height="8"
          />
        ))}
      </svg>
      {words[level]}
    </span>
  );
}
