import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { ApproveMatchesDocument, ExportRunDocument, SecondReviewDocument } from "../gql/Review.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import type { Round, Run } from "./board.ts";
import { OutcomesPart } from "./OutcomesPart.tsx";
import type { Reviewed } from "./useReview.ts";

/** What is looked over before a result is sent: each match, everybody without one, a second person. */
export function ReviewPart(props: { round: Round; run: Run; reviewed: Reviewed }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { round, run, reviewed } = props;
  const { review } = reviewed;
  const [deciding, setDeciding] = useState(false);
  const approve = useAction(ApproveMatchesDocument);
  const second = useAction(SecondReviewDocument);
  const file = useAction(ExportRunDocument);
  const left = review.total - review.approved;

  async function save() {
    const outcome = await file.run({ runId: run.id });
    if (outcome.kind === "done") offer(outcome.value.name, outcome.value.content);
  }
  const items: Fact[] = [
    {
      term: t`Matches approved`,
      detail: (
        <Trans>
          {review.approved} of {review.total}
        </Trans>
      ),
      action: left > 0 && (
        <Button
          small
          busy={approve.busy}
          onClick={() => void approve.run({ roundId: round.id, keys: null, approve: true })}
        >
          {review.approved === 0 ? (
            <Plural value={left} one="Approve it" other="Approve all #" />
          ) : (
            <Plural value={left} one="Approve the other one" other="Approve the other #" />
          )}
        </Button>
      ),
    },
    ...(run.unmatched.length > 0
      ? [
          {
            term: t`People without a match`,
            detail: (
              <Plural
                value={review.undecided}
                _0="It is decided what becomes of each."
                one="# person of whom nothing is decided yet."
                other="# people of whom nothing is decided yet."
              />
            ),
            action: (
              <Button small onClick={() => setDeciding(!deciding)} aria-expanded={deciding}>
                {deciding ? t`Close` : t`Decide…`}
              </Button>
            ),
          },
        ]
      : []),
    ...(review.secondNeeded
      ? [
          {
            term: t`Second person`,
            detail:
              review.secondBy !== null && review.secondAt ? (
                t`${review.secondBy} has looked it over, ${formats.dateTime(review.secondAt)}.`
              ) : (
                <Trans>
                  Nobody yet: somebody who has neither changed nor approved this result.
                </Trans>
              ),
            action: review.maySecond && (
              <Button
                small
                busy={second.busy}
                onClick={() => void second.run({ roundId: round.id, runId: run.id })}
              >
                <Trans>I have looked it over</Trans>
              </Button>
            ),
          },
        ]
      : []),
    {
      term: t`Fairness`,
      detail: <Trans>How each group of people fared, and what other ways of matching cost.</Trans>,
      action: (
        <LinkButton small to={`fairness/${run.id}`} of={t`fairness of this result`}>
          <Trans>Look</Trans>
        </LinkButton>
      ),
    },
    {
      term: t`As a file`,
      detail: (
        <Trans>Every match with its reasons, for a spreadsheet. It is noted who takes it.</Trans>
      ),
      action: (
        <Button small busy={file.busy} onClick={() => void save()}>
          <Trans>Download CSV</Trans>
        </Button>
      ),
    },
  ];
  return (
    <div className="review">
      <Facts say items={items} />
      {[approve, second, file].map((action, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three notes that never change places
        <ActionNote key={k} schemeId={round.schemeId} action={action} />
      ))}
      {deciding && <OutcomesPart round={round} run={run} reviewed={reviewed} />}
    </div>
  );
}

function offer(name: string, content: string) {
  const url = URL.createObjectURL(new Blob([content], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
