import { useApolloClient } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Scenario, WorkflowDefinition } from "@quad/workflow";
import { type ReactNode, useState } from "react";
import { toUnexpected, type Unexpected } from "../../api/errors.ts";
import type { ExploreWorkflowQuery } from "../../gql/Simulate.ts";
import { ExploreWorkflowDocument } from "../../gql/Simulate.ts";
import { useFormats } from "../../i18n/format.ts";
import { Amount } from "../../ui/Bars.tsx";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Section } from "../../ui/Page.tsx";
import { RefusedNote } from "../../ui/RefusedNote.tsx";
import { Status } from "../../ui/Status.tsx";
import { useEditor } from "../editor/editor.ts";
import type { Trying } from "./useTrial.ts";

type Answer = ExploreWorkflowQuery["exploreWorkflow"];
type Found = Extract<Answer, { __typename: "ExplorationView" }>;

const RUNS = 1000;

/** A thousand lives by chance: where they end, how long they take, who is waited for. */
export function ManyLives({ trying }: { trying: Trying }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { schemeId, definition } = useEditor();
  const [found, setFound] = useState<{ of: WorkflowDefinition; answer: Answer } | null>(null);
  const [error, setError] = useState<Unexpected | null>(null);
  const [busy, setBusy] = useState(false);
  const [seed, setSeed] = useState(1);

  async function live(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const { data } = await client.query({
        query: ExploreWorkflowDocument,
        variables: { input: { schemeId, definition, runs: RUNS, seed } },
        fetchPolicy: "no-cache",
      });
      if (data) setFound({ of: definition, answer: data.exploreWorkflow });
      setSeed(seed + 1);
    } catch (failure) {
      setError(toUnexpected(failure));
    } finally {
      setBusy(false);
    }
  }

  const answer = found?.answer;
  return (
    <Section
      title={t`A thousand lives`}
      lede={t`Chance decides who does what, and when. It shows what this workflow can do, not what people will.`}
    >
      <div className="acts">
        <Button small busy={busy} busyLabel={t`Living…`} onClick={() => void live()}>
          {found ? <Trans>Try another thousand</Trans> : <Trans>Try a thousand lives</Trans>}
        </Button>
      </div>
      <ErrorNote error={error} onRetry={() => void live()} />
      {answer?.__typename === "Refused" && <RefusedNote problem={answer} />}
      <div role="status">
        {answer?.__typename === "ExplorationView" && (
          <p className="vh">
            <Plural value={answer.runs} one="# life was lived." other="# lives were lived." />
          </p>
        )}
      </div>
      {answer?.__typename === "ExplorationView" && (
        <>
          {found?.of !== definition && (
            <p className="small quiet">
              <Trans>The workflow has changed since.</Trans>
            </p>
          )}
          <Report found={answer} trying={trying} />
        </>
      )}
    </Section>
  );
}

function Report({ found, trying }: { found: Found; trying: Trying }) {
  const { t } = useLingui();
  const { runs } = found;
  const play = (example: unknown) => trying.act({ act: "play", scenario: example as Scenario });
  return (
    <>
      <Part title={t`Where they end`}>
        {found.ends.map((end) => (
          <Row key={end.uid} count={end.count} of={runs} label={end.label}>
            <Length days={end.days.p50} long={end.days.p90} />{" "}
            <ShowOne label={end.label} show={() => play(end.example)} />
          </Row>
        ))}
        {found.hanging.map((hang) => (
          <Row
            key={`${hang.why} ${hang.uids.join()}`}
            count={hang.count}
            of={runs}
            label={<Status kind="late">{hang.label}</Status>}
          >
            <Hanging why={hang.why} />{" "}
            <ShowOne label={hang.label} show={() => play(hang.example)} />
          </Row>
        ))}
      </Part>
      <Part title={t`Who is waited for, of every 100 days`}>
        {found.waiting.map(({ label, share }) => (
          <Row key={label} count={Math.round(share * 100)} of={100} label={capital(label)} />
        ))}
      </Part>
      <Never found={found} />
    </>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="try__rows">{children}</ul>
    </section>
  );
}

function Row(props: { count: number; of: number; label: ReactNode; children?: ReactNode }) {
  const formats = useFormats();
  const { count, of, label, children } = props;
  return (
    <li>
      <p className="try__row">
        <span>{label}</span>
        <Amount value={count} max={of} />
        <strong className="num">
          {count === 0 ? <Trans>under 1</Trans> : formats.number(count)}
        </strong>
      </p>
      {children && <p className="small quiet">{children}</p>}
    </li>
  );
}

function Length({ days, long }: { days: number; long: number }) {
  const [half, most] = [Math.max(1, Math.round(days)), Math.max(1, Math.round(long))];
  if (half === most) {
    return (
      <Trans>
        Nearly all within <Plural value={most} one="# day" other="# days" />.
      </Trans>
    );
  }
  return (
    <Trans>
      Half within <Plural value={half} one="# day" other="# days" />, nearly all within{" "}
      <Plural value={most} one="# day" other="# days" />.
    </Trans>
  );
}

function Hanging({ why }: { why: string }) {
  if (why === "stuck") return <Trans>Nothing can happen there any more.</Trans>;
  if (why === "busy") return <Trans>They go round in circles.</Trans>;
  return <Trans>Still there after three years.</Trans>;
}

function ShowOne({ label, show }: { label: string; show: () => void }) {
  return (
    <button type="button" className="wf-link" onClick={show}>
      <Trans>Show one</Trans>
      <span className="vh">: {label}</span>
    </button>
  );
}

/** Steps and ways out that no life came to. */
function Never({ found }: { found: Found }) {
  const { t } = useLingui();
  const { select } = useEditor();
  const { neverVisited, neverTaken } = found;
  return (
    <>
      {neverVisited.length > 0 && (
        <Part title={t`Steps that nobody came to`}>
          {neverVisited.map(({ uid, label }) => (
            <li key={uid}>
              <button type="button" className="wf-link" onClick={() => select(uid)}>
                {label}
              </button>
            </li>
          ))}
        </Part>
      )}
      {neverTaken.length > 0 && (
        <Disclosure
          summary={
            <Plural
              value={neverTaken.length}
              one="# way out that nobody took"
              other="# ways out that nobody took"
            />
          }
        >
          <ul className="try__rows">
            {neverTaken.map(({ id, stepLabel, sentence }) => (
              <li key={id}>
                <button type="button" className="wf-link" onClick={() => select(id)}>
                  {stepLabel}
                </button>
                : {sentence}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
