import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { toUnexpected } from "../api/errors.ts";
import type { StaffSchemesQuery } from "../gql/StaffHome.ts";
import { SchemeStepDocument, StaffSchemesDocument } from "../gql/StaffHome.ts";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Section } from "../ui/Page.tsx";

type Scheme = StaffSchemesQuery["schemes"][number];

/** So many schemes come with their next step; the directory has the rest. */
const MOST = 8;

/** The schemes that the reader looks after, each with its next step. */
export function StaffSchemes() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(StaffSchemesDocument);
  if (!data) {
    return error ? (
      <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />
    ) : (
      <Loading />
    );
  }
  const mine = data.schemes.filter(({ may }) => may.includes("scheme.overview"));
  return (
    <Section
      title={t`Schemes you look after`}
      beside={
        <Link to="/schemes">
          <Trans>All schemes</Trans>
        </Link>
      }
    >
      {mine.length === 0 ? (
        <Empty title={t`None yet`}>
          <Trans>A scheme appears here as soon as you have a part in running it.</Trans>
        </Empty>
      ) : (
        <Lines>
          {mine.slice(0, MOST).map((scheme) => (
            <SchemeLine key={scheme.id} scheme={scheme} />
          ))}
        </Lines>
      )}
      {mine.length > MOST && (
        <div className="acts">
          <LinkButton to="/schemes">
            <Trans>See all {mine.length} schemes</Trans>
          </LinkButton>
        </div>
      )}
    </Section>
  );
}

function SchemeLine({ scheme }: { scheme: Scheme }) {
  const { t } = useLingui();
  const say = useText();
  const formats = useFormats();
  const { data, error } = useQuery(SchemeStepDocument, { variables: { id: scheme.id } });
  const step = data?.scheme.overview.nextStep;
  const day = step?.byDate && formats.weekday(step.byDate);
  return (
    <li>
      <div className="split">
        <h3>
          <Link to={`/schemes/${scheme.id}`}>{say(scheme.name)}</Link>
        </h3>
        <span className="small">{scheme.unit.name}</span>
      </div>
      {step && (
        <div className="prose">
          <p>
            <Trans>Next: {step.title}</Trans> {day && <span className="quiet">{t`by ${day}`}</span>}
          </p>
          <p className="small">{step.why}</p>
        </div>
      )}
      {error && (
        <p className="small">
          <Trans>Its next step can’t be shown just now.</Trans>
        </p>
      )}
    </li>
  );
}
