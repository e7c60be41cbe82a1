import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import type { RoundResultsQuery } from "../gql/Results.ts";
import { ChooseResultDocument, RoundResultsDocument } from "../gql/Results.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import { Unready } from "../ui/Unready.tsx";
import { CompareTable } from "./CompareTable.tsx";
import { withFirst } from "./results.ts";
import "./Results.css";

type Round = RoundResultsQuery["round"];
export type Result = Round["runs"][number];

/** Results side by side. */
const MOST = 3;
/** Rows before older ones are folded. */
const SHOWN = 12;

/** Every result of a round, the newest first: to go back to one, and to set two or three side by side. */
export function ResultsPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { schemeId = "", roundId = "" } = useParams();
  const [params, setParams] = useSearchParams();
  const { data, error, refetch } = useQuery(RoundResultsDocument, { variables: { id: roundId } });
  const choose = useAction(ChooseResultDocument, {
    refetchQueries: ["OneRound"],
    awaitRefetchQueries: true,
  });
  const round = data?.round;
  if (!round) return <Unready error={error} onRetry={() => void refetch()} />;
  const board = `/schemes/${schemeId}/rounds/${roundId}`;
  const results = round.runs.filter(({ state }) => state === "DONE");
  const known = (params.get("runs") ?? "").split(",");
  const ticked = results.filter(({ id }) => known.includes(id));
  const chosenId = round.chosenRun?.id;
  const compared = params.get("runs") === null ? withFirst(results, chosenId).slice(0, 2) : ticked;

  function tick(result: Result, on: boolean) {
    const others = compared.filter(({ id }) => id !== result.id);
    const next = on ? [...others, result] : others;
    setParams(
      { runs: next.map(({ id }) => id).join(",") },
      { replace: true, preventScrollReset: true },
    );
  }
  async function goBackTo(result: Result) {
    const outcome = await choose.run({ roundId, runId: result.id });
    if (outcome.kind === "done") await navigate(board);
  }
  return (
    <Page
      title={t`Results of round ${round.number}`}
      back={{ to: board, label: t`Back to the board` }}
      lede={t`Nothing is lost: every run and every change by hand leaves a result that you can go back to.`}
    >
      {results.length === 0 ? (
        <Empty title={t`No results yet`}>
          <Trans>Each run leaves its result here.</Trans>
        </Empty>
      ) : (
        <>
          <ResultTable
            results={results}
            chosenId={chosenId}
            compared={compared}
            onTick={tick}
            onChoose={round.publishedAt ? undefined : (result) => void goBackTo(result)}
            busy={choose.busy}
          />
          <ActionNote schemeId={schemeId} action={choose} />
          <Section title={t`Side by side`}>
            {compared.length < 2 ? (
              <p className="quiet">
                <Trans>Tick two or three results to see them side by side.</Trans>
              </p>
            ) : (
              <CompareTable runIds={withFirst(compared, chosenId).map(({ id }) => id)} />
            )}
          </Section>
        </>
      )}
    </Page>
  );
}

function ResultTable(props: {
  results: readonly Result[];
  chosenId: string | undefined;
  compared: readonly Result[];
  onTick: (result: Result, on: boolean) => void;
  onChoose: ((result: Result) => void) | undefined;
  busy: boolean;
}) {
  const { results, chosenId, compared } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const isTicked = ({ id }: Result) => compared.some((one) => one.id === id);
  const columns: Column<Result>[] = [
    {
      key: "compare",
      header: t`Side by side`,
      headerHidden: true,
      cell: (result) => (
        <Compare
          result={result}
          ticked={isTicked(result)}
          full={compared.length >= MOST && !isTicked(result)}
          onTick={(on) => props.onTick(result, on)}
        />
      ),
    },
    {
      key: "title",
      header: t`Result`,
      names: true,
      cell: (result) => (
        <>
          {result.title}
          <span className="sub">
            {[
              t`Run ${result.number}`,
              result.finishedAt && formats.dateTime(result.finishedAt),
              result.by,
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        </>
      ),
    },
    {
      key: "matched",
      header: t`Matched`,
      number: true,
      cell: ({ matched, menteeCount }) => t`${matched} of ${menteeCount}`,
    },
    {
      key: "fit",
      header: t`Average fit`,
      number: true,
      cell: ({ averageFit }) => (averageFit === null ? "" : formats.number(averageFit, 1)),
    },
    {
      key: "first",
      header: t`First choices`,
      number: true,
      cell: ({ firstChoices }) => formats.number(firstChoices),
    },
    {
      key: "use",
      header: t`Use it`,
      headerHidden: true,
      cell: (result) =>
        result.id === chosenId ? (
          <Status kind="full">
            <Trans>On the board</Trans>
          </Status>
        ) : (
          props.onChoose && (
            <Button
              small
              of={t`run ${result.number}`}
              busy={props.busy}
              onClick={() => props.onChoose?.(result)}
            >
              <Trans>Go back to this</Trans>
            </Button>
          )
        ),
    },
  ];
  return (
    <>
      <Table
        caption={t`Results of this round`}
        columns={columns}
        rows={all ? results : results.slice(0, SHOWN)}
        rowKey={({ id }) => id}
      />
      {!all && results.length > SHOWN && (
        <div className="acts">
          <Button onClick={() => setAll(true)}>
            <Plural
              value={results.length - SHOWN}
              one="Show # older result"
              other="Show # older results"
            />
          </Button>
        </div>
      )}
    </>
  );
}

/** A tick; with three ticked already, the rest say why they can't be. */
function Compare(props: {
  result: Result;
  ticked: boolean;
  full: boolean;
  onTick: (on: boolean) => void;
}) {
  const { result, ticked, full } = props;
  const { t } = useLingui();
  return (
    <label className="opt results__tick">
      <input
        type="checkbox"
        aria-disabled={full || undefined}
        checked={ticked}
        onChange={(event) => {
          if (!full) props.onTick(event.target.checked);
        }}
      />
      <span>
        {full
          ? t`Set run ${result.number} beside others: three are ticked already`
          : t`Set run ${result.number} beside others`}
      </span>
    </label>
  );
}
