import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { Link } from "react-router";
import { Button } from "../ui/Button.tsx";
import { Fit } from "../ui/Fit.tsx";
import { Status } from "../ui/Status.tsx";
import type { Partnership, Run } from "./board.ts";
import { levelOf } from "./MentorItem.tsx";
import "../ui/Field.css";
import "../ui/Filters.css";

/** Partnerships at first, and how many more at a time. */
const SHOWN = 60;

/** Every match as a whole: its mentors, its mentees, how well they suit. Each name leads to its person. */
export function PartnershipView({ run }: { run: Run }) {
  const { t } = useLingui();
  const id = useId();
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState(SHOWN);
  const labels = new Map(run.models.map(({ model, label }) => [model, label]));
  const wanted = search.trim().toLocaleLowerCase();
  const found = wanted
    ? run.partnerships.filter((one) =>
        [...one.mentors, ...one.mentees].some(({ name }) =>
          name.toLocaleLowerCase().includes(wanted),
        ),
      )
    : run.partnerships;
  return (
    <section className="matches" aria-label={t`Matches`}>
      <div className="split">
        <h2>
          <Plural value={run.partnerships.length} one="# match" other="# matches" />
        </h2>
        <p className="small quiet">
          <Trans>Hardest to match first</Trans>
        </p>
      </div>
      <search className="filters board__find">
        <div className="matches__find">
          <label htmlFor={id}>
            <Trans>Find a person</Trans>
          </label>
          <input
            className="input"
            id={id}
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      </search>
      <p className="vh" role="status">
        {wanted && <Plural value={found.length} one="# match found" other="# matches found" />}
      </p>
      <ul>
        {found.slice(0, shown).map((one) => (
          <Match
            key={one.key}
            partnership={one}
            label={labels.size > 1 ? labels.get(one.model) : undefined}
          />
        ))}
      </ul>
      {found.length > shown && (
        <div className="acts">
          <Button onClick={() => setShown(shown + SHOWN)}>
            {t`Show ${Math.min(SHOWN, found.length - shown)} more`}
          </Button>
          <span className="small quiet">
            <Trans>
              {shown} of {found.length} shown
            </Trans>
          </span>
        </div>
      )}
    </section>
  );
}

function Match({ partnership, label }: { partnership: Partnership; label: string | undefined }) {
  const { mentors, mentees, fit, locked } = partnership;
  return (
    <li className="match">
      <div className="match__mentors">
        {mentors.map((one) => (
          <p key={one.enrolmentId}>
            <b>{one.name}</b>
            {one.unitName && <span className="small quiet">{one.unitName}</span>}
          </p>
        ))}
        {mentors.length === 0 && (
          <p>
            <b>
              <Trans>A circle of {mentees.length}</Trans>
            </b>
          </p>
        )}
      </div>
      <ul className="match__mentees">
        {mentees.map((one) => (
          <li key={one.enrolmentId}>
            <Link className="solo" to={`?mentee=${one.enrolmentId}`}>
              {one.name}
            </Link>
            <span className="small quiet">
              {one.unitName}
              {one.rank !== null && (
                <>
                  {one.unitName && "; "}
                  <Trans>choice {one.rank}</Trans>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="match__fit small">
        {label && <span className="quiet">{label}</span>}
        <Fit level={levelOf(fit)} />
        {locked && (
          <Status kind="held">
            <Trans>Locked</Trans>
          </Status>
        )}
      </p>
    </li>
  );
}
