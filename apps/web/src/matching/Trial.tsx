import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { toUnexpected } from "../api/errors.ts";
import type { TryWeightsQuery } from "../gql/Options.ts";
import { TryWeightsDocument } from "../gql/Options.ts";
import { useFormats } from "../i18n/format.ts";
import { Disclosure } from "../ui/Disclosure.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { useRoom } from "../workflow/editor/useRoom.ts";
import { FitChange } from "./MovesTable.tsx";
import { useSettled } from "./useSettled.ts";
import type { Criterion, WeightsByKey } from "./weights.ts";
import { changedWeights } from "./weights.ts";

/** Milliseconds that the sliders rest before their effect is asked for. */
const PATIENCE = 200;
const EXAMPLES = 5;

type TrialResult = TryWeightsQuery["tryWeights"];
interface Now {
  matched: number;
  averageFit: number | null;
  firstChoices: number;
}

/** What other weights would change, while they are being set. Nothing is stored. */
export function Trial(props: {
  roundId: string;
  criteria: readonly Criterion[];
  weights: WeightsByKey;
  /** The result on the board. */
  now: Now | null;
}) {
  const { roundId, criteria, now } = props;
  const settled = useSettled(props.weights, PATIENCE);
  const weights = changedWeights(criteria, settled);
  const { data, previousData, error, loading, refetch } = useQuery(TryWeightsDocument, {
    variables: { roundId, weights },
    skip: weights.length === 0 || !now,
    fetchPolicy: "no-cache",
  });
  const trial = weights.length > 0 ? (data ?? previousData)?.tryWeights : undefined;
  return (
    <section className="trial" aria-busy={loading}>
      <h2>
        <Trans>What that would change</Trans>
      </h2>
      <div role="status">
        {weights.length === 0 || !now ? (
          <p className="quiet">
            <Trans>Move a slider, and this says at once who would be matched otherwise.</Trans>
          </p>
        ) : trial ? (
          <Effect trial={trial} now={now} />
        ) : (
          !error && (
            <p className="quiet">
              <Trans>Looking at who would move…</Trans>
            </p>
          )
        )}
      </div>
      {error && <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />}
      {trial && trial.examples.length > 0 && <Examples trial={trial} />}
    </section>
  );
}

function Effect({ trial, now }: { trial: TrialResult; now: Now }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { changed, unmatchedNow } = trial;
  const from = now.averageFit === null ? null : formats.number(now.averageFit, 1);
  const to = trial.averageFit === null ? null : formats.number(trial.averageFit, 1);
  return (
    <>
      <p className="trial__first">
        <Plural
          value={changed}
          _0="No mentee would have another match."
          one="# mentee would have another match."
          other="# mentees would have another match."
        />
      </p>
      <dl className="trial__figures">
        <Figure
          label={t`Matched`}
          from={formats.number(now.matched)}
          to={formats.number(trial.matched)}
        />
        {from !== null && to !== null && (
          <Figure label={t`Average fit, of 100`} from={from} to={to} />
        )}
        <Figure
          label={t`First choices`}
          from={formats.number(now.firstChoices)}
          to={formats.number(trial.firstChoices)}
        />
      </dl>
      {unmatchedNow.length > 0 && (
        <p>
          <Trans>Without a match would then be: {formats.list(unmatchedNow)}.</Trans>
        </p>
      )}
    </>
  );
}

function Figure({ label, from, to }: { label: string; from: string; to: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="num">
        {from === to ? (
          to
        ) : (
          <Trans>
            <span className="quiet">{from} to</span> <strong>{to}</strong>
          </Trans>
        )}
      </dd>
    </div>
  );
}

/** Unfolded where there is room beside the sliders; on a phone they would cover them. */
function Examples({ trial }: { trial: TrialResult }) {
  const room = useRoom(60);
  return (
    <Disclosure open={room} summary={<Trans>For example</Trans>}>
      <ul className="trial__examples">
        {trial.examples.slice(0, EXAMPLES).map((move) => (
          <li key={move.enrolmentId}>
            <strong>{move.name}</strong>{" "}
            {move.fitBefore !== null && move.fitAfter !== null ? (
              <Trans>
                from {move.before} to {move.after}
              </Trans>
            ) : move.fitAfter !== null ? (
              <Trans>with {move.after}</Trans>
            ) : (
              <Trans>no longer with {move.before}</Trans>
            )}
            <span className="small quiet">
              <FitChange move={move} />
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
