import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "react-router";
import { RunFairnessDocument } from "../gql/Fairness.ts";
import { Button } from "../ui/Button.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { Prices } from "./Prices.tsx";
import { Side } from "./Side.tsx";
import "./Fairness.css";

/** How groups of people fared in a result, in figures that single nobody out. */
export function FairnessPage() {
  const { t } = useLingui();
  const { schemeId = "", roundId = "", runId = "" } = useParams();
  const { data, error, refetch } = useQuery(RunFairnessDocument, { variables: { runId } });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  const { number, smallest, used, sides, prices } = data.fairness;
  const board = `/schemes/${schemeId}/rounds/${roundId}`;
  return (
    <Page
      title={t`Fairness of run ${number}`}
      back={{ to: board, label: t`Back to the board` }}
      lede={t`How each group of people fared, and what another way of matching would have cost.`}
      actions={
        <Button onClick={() => print()}>
          <Trans>Print this page</Trans>
        </Button>
      }
    >
      <p className="small quiet fairness__note">
        <Trans>
          Fewer than {smallest}: not shown. A figure from which that could be worked out is left out
          too, and small groups are shown together. Nobody is named here.
        </Trans>
      </p>
      <Section title={t`What matching knew`}>
        <p className="fairness__said">{used}</p>
      </Section>
      {sides.map((side) => (
        <Side key={side.role} side={side} smallest={smallest} />
      ))}
      <Prices prices={prices} smallest={smallest} options={`${board}/options`} />
    </Page>
  );
}
