import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { useAction } from "../api/useAction.ts";
import { PublishRoundDocument, PublishTermsDocument } from "../gql/OneRound.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Radios, Tick } from "../ui/Choices.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { EffectPreview } from "../ui/EffectPreview.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Lines } from "../ui/Lines.tsx";
import type { Board, Round, Run } from "./board.ts";
import { partnersOf } from "./board.ts";
import type { Review } from "./useReview.ts";

const DAY = 86_400_000;

/** What sending does, in counts, before it is done. It can't be undone. */
export function PublishPart(props: {
  round: Round;
  run: Run;
  board: Board;
  review: Review;
  onClose: () => void;
}) {
  const { round, run, board, review, onClose } = props;
  const [only, setOnly] = useState(false);
  const [later, setLater] = useState(true);
  const { t } = useLingui();
  const formats = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const publish = useAction(PublishRoundDocument, { refetchQueries: ["SchemeFrame"] });
  const { data } = useQuery(PublishTermsDocument, { variables: { id: round.schemeId } });
  useEffect(() => box.current?.focus(), []);
  const mentors = new Set(
    run.partnerships.flatMap((one) => one.mentors.map(({ enrolmentId }) => enrolmentId)),
  ).size;
  const mentees = board.matched.length;
  const some = review.approved > 0 && review.approved < review.total;
  const matches = some && only ? review.approved : review.total;
  const second = review.blocks.filter(({ code }) => code !== "UNDECIDED");
  const settings = data?.scheme.settings;
  const lastDay = settings && plainDate(new Date(Date.now() + settings.replyDays * DAY));
  return (
    <div ref={box} tabIndex={-1} className="publish">
      <EffectPreview
        title={t`Send the proposals? Matches: ${matches}`}
        actions={
          <>
            <Button
              variant="filled"
              busy={publish.busy}
              busyLabel={t`Sending…`}
              disabledReason={
                second[0]?.message ??
                (review.undecided > 0 && !later && t`Decide about everybody without a match first`)
              }
              onClick={() =>
                void publish.run({
                  roundId: round.id,
                  runId: run.id,
                  approvedOnly: some && only,
                  unmatched: later ? "NEXT_ROUND" : null,
                })
              }
            >
              <Plural value={matches} one="Send # proposal" other="Send # proposals" />
            </Button>
            <Button variant="text" onClick={onClose}>
              <Trans>Not yet</Trans>
            </Button>
          </>
        }
      >
        <Facts
          say
          items={[
            {
              term: t`Who gets a letter`,
              detail: (
                <>
                  <Plural value={mentees} one="# mentee" other="# mentees" />,{" "}
                  <Plural value={mentors} one="# mentor" other="# mentors" />.{" "}
                  <Trans>Each is told who it is and why, and can say yes or no.</Trans>
                </>
              ),
            },
            {
              term: t`Until when`,
              detail: lastDay
                ? t`${formats.weekday(lastDay)}. Whoever has not answered is reminded; after that the proposal lapses.`
                : "",
            },
            {
              term: t`Who has no match`,
              detail: (
                <Plural
                  value={run.unmatched.length}
                  _0="Everybody has a match."
                  one="# person. They get a letter of their own: nobody is left without a word."
                  other="# people. They get letters of their own: nobody is left without a word."
                />
              ),
            },
            {
              term: t`Afterwards`,
              detail: t`Letters that are sent can’t be taken back, and this round can’t be run again.`,
            },
          ]}
        />
        {some && (
          <Radios
            label={t`Which matches`}
            layout="row"
            value={only ? "approved" : "all"}
            onChange={(value) => setOnly(value === "approved")}
            options={[
              { value: "all", label: t`All ${review.total}: sending approves the rest` },
              {
                value: "approved",
                label: t`The ${review.approved} that are approved; the others stay for the next round`,
              },
            ]}
          />
        )}
        {review.undecided > 0 && (
          <Tick
            label={t`Whoever has no match and of whom nothing is decided (${review.undecided}) stays for the next round, and is told so`}
            checked={later}
            onChange={setLater}
          />
        )}
        <Disclosure
          summary={<Plural value={mentees} one="See the match" other="See all # matches" />}
        >
          <Lines aria-label={t`Matches`}>
            {board.matched.map((row) => (
              <li key={row.id}>{t`${row.name} with ${formats.list(partnersOf(row))}`}</li>
            ))}
          </Lines>
        </Disclosure>
      </EffectPreview>
      <ActionNote schemeId={round.schemeId} action={publish} />
    </div>
  );
}
