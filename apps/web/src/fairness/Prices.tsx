import { Trans, useLingui } from "@lingui/react/macro";
import type { RunFairnessQuery } from "../gql/Fairness.ts";
import { useFormats } from "../i18n/format.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Section } from "../ui/Page.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";

type Price = RunFairnessQuery["fairness"]["prices"][number];

/** What each way of matching that was tried gives up beside the highest total fit, and gains. */
export function Prices(props: { prices: readonly Price[]; smallest: number; options: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { prices } = props;
  const title = t`What this way of matching costs`;
  if (prices.length < 2) {
    return (
      <Section title={title}>
        <p className="fairness__said">
          <Trans>
            No other way of matching has been tried with the same people and weights. Try one to see
            here what each costs the total, and who gains.
          </Trans>
        </p>
        <LinkButton small to={props.options}>
          <Trans>Try another way of matching</Trans>
        </LinkButton>
      </Section>
    );
  }
  const columns: Column<Price>[] = [
    {
      key: "title",
      header: t`Way of matching`,
      names: true,
      cell: (one) => (
        <>
          {one.title}
          {one.current && <span className="sub">{t`This result`}</span>}
        </>
      ),
    },
    {
      key: "matched",
      header: t`Matched`,
      number: true,
      cell: ({ matched }) => formats.number(matched),
    },
    {
      key: "first",
      header: t`First choices`,
      number: true,
      cell: ({ firstChoices }) => formats.number(firstChoices),
    },
    {
      key: "lowest",
      header: t`Lowest fit`,
      number: true,
      cell: ({ lowestFit }) =>
        lowestFit === null ? (
          <span className="quiet">{t`not shown`}</span>
        ) : (
          formats.number(lowestFit, 1)
        ),
    },
    {
      key: "cost",
      header: t`Cost`,
      number: true,
      cell: ({ cost }) => `${formats.number(100 * cost, 1)} %`,
    },
  ];
  return (
    <Section
      title={title}
      lede={t`Results of this round with the same people and the same weights.`}
    >
      <Lines>
        {prices.map(({ runId, sentences }) => (
          <li key={runId}>{sentences.join(" ")}</li>
        ))}
      </Lines>
      <div className="fairness__table">
        <Table caption={title} columns={columns} rows={prices} rowKey={({ runId }) => runId} />
      </div>
    </Section>
  );
}
