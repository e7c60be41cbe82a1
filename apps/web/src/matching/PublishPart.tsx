import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { useAction } from "../api/useAction.ts";
import { PublishRoundDocument, PublishTermsDocument } from "../gql/OneRound.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { EffectPreview } from "../ui/EffectPreview.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Lines } from "../ui/Lines.tsx";
import type { Board, Round, Run } from "./board.ts";
import { partnersOf } from "./board.ts";

const DAY = 86_400_000;

/** What sending does, in counts, before it is done. It can't be undone. */
export function PublishPart(props: { round: Round; run: Run; board: Board; onClose: () => void }) {
  const { round, run, board, onClose } = props;
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
  const settings = data?.scheme.settings;
  const lastDay = settings && plainDate(new Date(Date.now() + settings.replyDays * DAY));
  return (
    <div ref={box} tabIndex={-1} className="publish">
      <EffectPreview
        title={t`Send the proposals? Matches: ${mentees}`}
        actions={
          <>
            <Button
              variant="filled"
              busy={publish.busy}
              busyLabel={t`Sending…`}
              onClick={() => void publish.run({ roundId: round.id, runId: run.id })}
            >
              <Plural value={mentees} one="Send # proposal" other="Send # proposals" />
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
              term: t`Who gets none`,
              detail: (
                <Plural
                  value={board.unmatched.length}
                  _0="Every mentee has a match."
                  one="# mentee without a match hears nothing and stays ready for the next round."
                  other="# mentees without a match hear nothing and stay ready for the next round."
                />
              ),
            },
            {
              term: t`Afterwards`,
              detail: t`Letters that are sent can’t be taken back, and this round can’t be run again.`,
            },
          ]}
        />
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
