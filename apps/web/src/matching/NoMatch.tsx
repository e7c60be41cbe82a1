import { Trans } from "@lingui/react/macro";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import type { Fix, Unmatched } from "./board.ts";
import type { Ask } from "./change.ts";

/** A fix for somebody without a match, as a change that can be tried. */
export function askOf(fix: Fix, at: string, who: { id: string; name: string }): Ask {
  const { kind, menteeEnrolmentId, mentorEnrolmentId, mentorName } = fix;
  return {
    kind,
    ...(menteeEnrolmentId && { mentee: { id: who.id, name: who.name } }),
    ...(mentorEnrolmentId && { mentor: { id: mentorEnrolmentId, name: mentorName ?? "" } }),
    at,
  };
}

/** Why a mentee has no match, and the one change that is proven to give one. */
export function NoMatch(props: { unmatched: Unmatched; onAsk: (ask: Ask) => void }) {
  const { cause, wouldHelp, fix, enrolmentId, name } = props.unmatched;
  return (
    <Note
      kind="warn"
      title={cause}
      actions={
        fix && (
          <Button
            small
            onClick={() => props.onAsk(askOf(fix, "person", { id: enrolmentId, name }))}
          >
            <Trans>See what that would change…</Trans>
          </Button>
        )
      }
    >
      {(fix?.sentence ?? wouldHelp) && (
        <Trans>This would give a match: {fix?.sentence ?? wouldHelp}</Trans>
      )}
    </Note>
  );
}
