import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Button } from "../ui/Button.tsx";
import { ApproveButton } from "./ApproveButton.tsx";
import type { MenteeRow, Pairing } from "./board.ts";
import { fellowsOf, kindOf } from "./board.ts";
import type { Ask } from "./change.ts";
import { MatchReasons } from "./MatchReasons.tsx";
import type { Candidate } from "./MenteeDetail.tsx";
import { MentorItem } from "./MentorItem.tsx";

/** The match that a mentee has: its mentors with their reasons, and everybody else who is in it. */
export function Present(props: {
  row: MenteeRow;
  /** The result that it is part of. */
  at: { roundId: string; runId: string };
  pairings: readonly Pairing[];
  /** The best ones, for the reasons of those who are matched; null until they have come. */
  candidates: readonly Candidate[] | null;
  onAsk: (ask: Ask) => void;
  onSwap: () => void;
  below: (at: string) => ReactNode;
}) {
  const { row, onAsk } = props;
  const { t } = useLingui();
  const { partnership } = row;
  if (!partnership) return null;
  const mentee = { id: row.id, name: row.name };
  const fellows = fellowsOf(row);
  const several = partnership.mentors.length > 1;
  const knownAs = (mentorId: string) =>
    props.candidates?.find((one) => one.mentorEnrolmentId === mentorId);
  const allKnown =
    partnership.mentors.length > 0 &&
    partnership.mentors.every(({ enrolmentId }) => knownAs(enrolmentId));
  return (
    <>
      {partnership.mentors.map((one) => {
        const mentor = { id: one.enrolmentId, name: one.name };
        const known = knownAs(mentor.id);
        const locked = kindOf(props.pairings, mentee.id, mentor.id) === "LOCKED";
        return (
          <MentorItem
            key={mentor.id}
            mentor={mentor}
            note={one.unitName && t`${one.unitName}.`}
            fit={known?.fit ?? (several ? null : partnership.fit)}
            matched
            locked={locked}
            reasons={known?.reasons ?? []}
            moves={
              <>
                <Button
                  small
                  of={mentor.name}
                  pressed={locked}
                  onClick={() =>
                    onAsk({ kind: locked ? "RELEASE" : "LOCK", mentee, mentor, at: mentor.id })
                  }
                >
                  {locked ? t`Unlock…` : t`Lock…`}
                </Button>
                <Button small of={mentor.name} onClick={props.onSwap}>
                  <Trans>Swap with…</Trans>
                </Button>
                <Button
                  small
                  of={mentor.name}
                  onClick={() => onAsk({ kind: "FORBID", mentee, mentor, at: mentor.id })}
                >
                  <Trans>Forbid…</Trans>
                </Button>
              </>
            }
          >
            {props.below(mentor.id)}
          </MentorItem>
        );
      })}
      <ApproveButton {...props.at} matchKey={partnership.matchKey} of={row.name} />
      {props.candidates && !allKnown && (
        <MatchReasons runId={props.at.runId} of={partnership.key} />
      )}
      {fellows.length > 0 && (
        <div className="fellows">
          <h4>
            {partnership.mentors.length === 0 ? (
              <Trans>In a circle with</Trans>
            ) : (
              <Trans>The other mentees in this match</Trans>
            )}
          </h4>
          <ul>
            {fellows.map((one) => (
              <li key={one.enrolmentId}>
                <Link className="solo" to={`?mentee=${one.enrolmentId}`} preventScrollReset>
                  {one.name}
                </Link>
                {one.unitName && <span className="small quiet">{one.unitName}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
