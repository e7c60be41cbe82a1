import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "react-router";
import { toUnexpected } from "../api/errors.ts";
import type { CompareRunsQuery } from "../gql/Results.ts";
import { CompareRunsDocument } from "../gql/Results.ts";
import { useFormats } from "../i18n/format.ts";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Status } from "../ui/Status.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import { against } from "./results.ts";
import { keyOf } from "./weights.ts";
import { useFitWord } from "./words.ts";

type Comparison = CompareRunsQuery["compareRuns"];
type Compared = Comparison["runs"][number];
type Changed = Comparison["changes"][number];

/** Two or three results in figures, then every mentee whose match is not the same in all of them. */
export function CompareTable({ runIds }: { runIds: string[] }) {
  const { data, previousData, error, refetch } = useQuery(CompareRunsDocument, {
    variables: { runIds },
  });
  if (error) return <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />;
  const comparison = (data ?? previousData)?.compareRuns;
  if (!comparison) return <Loading />;
  return (
    <>
      <Figures comparison={comparison} />
      <Changes comparison={comparison} />
    </>
  );
}

interface Figure {
  label: string;
  of: (run: Compared) => string;
}

function Figures({ comparison }: { comparison: Comparison }) {
  const { t } = useLingui();
  const formats = useFormats();
  const number = (value: number) => formats.number(value);
  const points = (value: number | null) => (value === null ? "–" : formats.number(value, 1));
  const [first] = comparison.runs;
  const labels = new Set(comparison.runs.map(({ run }) => run.matcher.label));
  const weighed = (first?.run.criteria ?? []).flatMap(({ label, scores, ...key }): Figure[] => {
    const weightIn = ({ run }: Compared) =>
      run.criteria.find((one) => keyOf(one) === keyOf(key))?.weight ?? 0;
    const weights = new Set(comparison.runs.map(weightIn));
    return scores && weights.size > 1
      ? [{ label: t`Weight: ${label}`, of: (compared) => number(weightIn(compared)) }]
      : [];
  });
  const figures: Figure[] = [
    { label: t`Mentees matched`, of: ({ matched }) => number(matched) },
    { label: t`Average fit, of 100`, of: ({ averageFit }) => points(averageFit) },
    { label: t`Lowest fit, of 100`, of: ({ lowestFit }) => points(lowestFit) },
    { label: t`First choices`, of: ({ firstChoices }) => number(firstChoices) },
    {
      label: t`Mentees with another match than in the first`,
      of: (compared) => (compared === first ? "–" : number(compared.changed)),
    },
    ...(labels.size > 1
      ? [{ label: t`Way of matching`, of: ({ run }: Compared) => run.matcher.label }]
      : []),
    ...weighed,
  ];
  const columns: Column<Figure>[] = [
    {
      key: "label",
      header: t`Figure`,
      headerHidden: true,
      names: true,
      cell: ({ label }) => label,
    },
    ...comparison.runs.map((compared) => ({
      key: compared.run.id,
      header: t`Run ${compared.run.number}`,
      number: true,
      cell: (figure: Figure) => figure.of(compared),
    })),
  ];
  return (
    <Table
      caption={t`Results in figures`}
      columns={columns}
      rows={figures}
      rowKey={({ label }) => label}
    />
  );
}

function Changes({ comparison }: { comparison: Comparison }) {
  const { t } = useLingui();
  const { schemeId = "", roundId = "" } = useParams();
  const { runs, changes, total } = comparison;
  if (total === 0) {
    return (
      <p className="results__changes">
        <Trans>Every mentee has the same match in all of them.</Trans>
      </p>
    );
  }
  const columns: Column<Changed>[] = [
    {
      key: "name",
      header: t`Mentee`,
      names: true,
      cell: (one) => (
        <Link to={`/schemes/${schemeId}/rounds/${roundId}?mentee=${one.enrolmentId}`}>
          {one.name}
        </Link>
      ),
    },
    ...runs.map((compared, index) => ({
      key: compared.run.id,
      header: t`Run ${compared.run.number}`,
      cell: (one: Changed) => <Partner change={one} index={index} />,
    })),
  ];
  return (
    <>
      <h3 className="results__changes">
        <Plural
          value={total}
          one="# mentee has different matches"
          other="# mentees have different matches"
        />
      </h3>
      {changes.length < total && (
        <p className="small quiet">
          <Trans>The first {changes.length} are listed.</Trans>
        </p>
      )}
      <Table
        caption={t`Mentees with different matches`}
        columns={columns}
        rows={changes}
        rowKey={({ enrolmentId }) => enrolmentId}
      />
    </>
  );
}

/** With whom, and how well; beside the first result also whether that is better or worse. */
function Partner({ change, index }: { change: Changed; index: number }) {
  const { t } = useLingui();
  const word = useFitWord();
  const fit = change.fits[index] ?? 0;
  const name = change.partners[index] ?? "";
  const compared = index === 0 ? "same" : against(change.fits[0] ?? 0, fit);
  return (
    <span>
      {fit === 0 ? <Status kind="stop">{name}</Status> : name}
      {fit > 0 && (
        <span className="sub">
          {compared === "worse" ? (
            <Status kind="late">{t`worse: ${word(fit)} fit`}</Status>
          ) : compared === "better" ? (
            t`better: ${word(fit)} fit`
          ) : (
            t`${word(fit)} fit`
          )}
        </span>
      )}
    </span>
  );
}
