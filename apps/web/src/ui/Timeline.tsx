import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useId } from "react";
import "./Timeline.css";

export interface Moment {
  /** Short: "8 Dec", "Today", "Monthly". */
  when: string;
  /** ISO date for machines, when it is one day. */
  dateTime?: string;
  what: ReactNode;
  note?: ReactNode;
  state: "past" | "now" | "next";
}

export interface Phase {
  title: string;
  moments: Moment[];
}

/** What was, what is, what comes, on one line. */
export function Timeline({ phases }: { phases: Phase[] }) {
  const id = useId();
  return (
    <div className="line">
      {phases.map((phase, index) => (
        <section key={phase.title} aria-labelledby={`${id}-${index}`}>
          <h3 id={`${id}-${index}`}>{phase.title}</h3>
          <ol>
            {phase.moments.map((moment, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: moments have no identity but their place.
              <MomentLine key={at} moment={moment} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function MomentLine({ moment }: { moment: Moment }) {
  const { t } = useLingui();
  return (
    <li className={`is-${moment.state}`} aria-current={moment.state === "now" ? "step" : undefined}>
      {moment.dateTime ? (
        <time className="line__when" dateTime={moment.dateTime}>
          {moment.when}
        </time>
      ) : (
        <span className="line__when">{moment.when}</span>
      )}
      <div>
        <p className="line__what">
          {moment.state === "next" && <span className="vh">{t`Still to come:`} </span>}
          {moment.what}
        </p>
        {moment.note && <p className="line__note">{moment.note}</p>}
      </div>
    </li>
  );
}
