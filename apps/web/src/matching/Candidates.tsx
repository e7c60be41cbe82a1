import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useState } from "react";
import { useFormats } from "../i18n/format.ts";
import { Button } from "../ui/Button.tsx";
import type { MenteeRow } from "./board.ts";
import type { Ask } from "./change.ts";
import type { Candidate } from "./MenteeDetail.tsx";
import { MentorItem } from "./MentorItem.tsx";
import { WhyNot } from "./WhyNot.tsx";

/** Everybody else who could be this mentee's mentor, the best fit first. */
export function Candidates(props: {
  runId: string;
  row: MenteeRow;
  candidates: readonly Candidate[];
  onAsk: (ask: Ask) => void;
  below: (at: string) => ReactNode;
}) {
  const { row, onAsk } = props;
  const mentee = { id: row.id, name: row.name };
  const [asking, setAsking] = useState<string | null>(null);
  return props.candidates.map((one) => {
    const mentor = { id: one.mentorEnrolmentId, name: one.mentorName };
    const open = asking === mentor.id;
    const below = props.below(mentor.id);
    return (
      <MentorItem
        key={mentor.id}
        mentor={mentor}
        note={
          <>
            {one.mentorUnit && `${one.mentorUnit}. `}
            <Room candidate={one} />
          </>
        }
        fit={one.fit}
        reasons={one.reasons}
        moves={
          <>
            <Button
              small
              of={mentor.name}
              onClick={() => onAsk({ kind: "LOCK", mentee, mentor, at: mentor.id })}
            >
              <Trans>Match…</Trans>
            </Button>
            {one.placesLeft === 0 && (
              <Button
                small
                of={mentor.name}
                onClick={() => onAsk({ kind: "ADD_PLACE", mentor, at: mentor.id })}
              >
                <Trans>One more place…</Trans>
              </Button>
            )}
            <Button
              small
              of={mentor.name}
              onClick={() => onAsk({ kind: "FORBID", mentee, mentor, at: mentor.id })}
            >
              <Trans>Forbid…</Trans>
            </Button>
            <Button
              small
              variant="text"
              of={mentor.name}
              aria-expanded={open}
              onClick={() => setAsking(open ? null : mentor.id)}
            >
              <Trans>Why not?</Trans>
            </Button>
          </>
        }
      >
        {open && <WhyNot runId={props.runId} menteeId={mentee.id} mentorId={mentor.id} />}
        {below}
      </MentorItem>
    );
  });
}

function Room({ candidate }: { candidate: Candidate }) {
  const formats = useFormats();
  const { placesLeft, matchedTo } = candidate;
  if (placesLeft === 0) {
    return matchedTo.length > 0 ? (
      <Trans>No place left: matched with {formats.list(matchedTo)}.</Trans>
    ) : (
      <Trans>No place left.</Trans>
    );
  }
  return <Plural value={placesLeft} one="# place left." other="# places left." />;
}
