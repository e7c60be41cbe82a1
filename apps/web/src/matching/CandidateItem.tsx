import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { useFormats } from "../i18n/format.ts";
import { Button } from "../ui/Button.tsx";
import { Fit } from "../ui/Fit.tsx";
import { Reasons } from "../ui/Reasons.tsx";
import { Status } from "../ui/Status.tsx";
import type { MenteeRow } from "./board.ts";
import type { Candidate } from "./MenteeDetail.tsx";
import type { Decisions } from "./usePairing.ts";

type Level = 1 | 2 | 3 | 4;
const levelOf = (fit: number): Level => Math.min(4, Math.max(1, Math.round(fit))) as Level;

/** One possible mentor: how well they suit, why, whether there is room, and what can be decided. */
export function CandidateItem(props: {
  candidate: Candidate;
  mentee: MenteeRow;
  decisions: Decisions;
}) {
  const { candidate, mentee, decisions } = props;
  const { t } = useLingui();
  const id = useId();
  const mentor = { id: candidate.mentorEnrolmentId, name: candidate.mentorName };
  const pair = { mentee, mentor };
  const kind = decisions.of(pair);
  return (
    <article className="cand" aria-labelledby={id} data-mentor={mentor.id} data-name={mentor.name}>
      <div>
        <h4 id={id}>
          <span>{mentor.name}</span>
          {candidate.fit !== null && <Fit level={levelOf(candidate.fit)} />}
          {candidate.current && (
            <Status kind="full">
              <Trans>Matched now</Trans>
            </Status>
          )}
          {kind === "LOCKED" && (
            <Status kind="held">
              <Trans>Locked</Trans>
            </Status>
          )}
        </h4>
        <p className="small quiet">
          {candidate.mentorUnit && t`${candidate.mentorUnit}.`} <Room candidate={candidate} />
        </p>
        <Reasons
          reasons={candidate.reasons.map((one) => ({ text: one.text, against: !one.for }))}
        />
      </div>
      <div className="moves">
        <Button
          small
          of={mentor.name}
          pressed={kind === "LOCKED"}
          onClick={() => decisions.toggle(pair, "LOCKED")}
        >
          {kind === "LOCKED" ? t`Locked` : t`Lock`}
        </Button>
        <Button small of={mentor.name} onClick={() => decisions.toggle(pair, "FORBIDDEN")}>
          <Trans>Forbid</Trans>
        </Button>
      </div>
    </article>
  );
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
