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
import { NextStep } from "../ui/NextStep.tsx";
import { Section } from "../ui/Page.tsx";

type Scheme = StaffSchemesQuery["schemes"][number];

/** So many schemes come with their next step; the directory has the rest. */
const MOST = 8;

/**
 * The schemes that the reader looks after, each with its next step. `urgent` comes first; with
 * `lead`, the first one's step leads the page.
 */
export function StaffSchemes({ lead, urgent }: { lead: boolean; urgent: string | undefined }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(StaffSchemesDocument);
  if (!data) {
    return error ? (
      <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />
    ) : (
      <Loading />
    );
  }
  const mine = data.schemes
    .filter(({ may }) => may.includes("scheme.overview"))
    .sort((a, b) => Number(b.id === urgent) - Number(a.id === urgent));
  const [first] = mine;
  if (!first) {
    return (
      <Empty title={t`No scheme to look after yet`}>
        <Trans>A scheme appears here as soon as you have a part in running it.</Trans>
      </Empty>
    );
  }
  const listed = mine.slice(lead ? 1 : 0, MOST);
  return (
    <>
      {lead && <LeadingScheme scheme={first} />}
      {listed.length > 0 && (
        <Section
          title={lead ? t`Other schemes you look after` : t`Schemes you look after`}
          beside={
            <Link to="/schemes">
              <Trans>All schemes</Trans>
            </Link>
          }
        >
          <Lines>
            {listed.map((scheme) => (
              <SchemeLine key={scheme.id} scheme={scheme} />
            ))}
          </Lines>
        </Section>
      )}
    </>
  );
}

function useStep(id: string) {
  const formats = useFormats();
  const { data, error } = useQuery(SchemeStepDocument, { variables: { id } });
  const step = data?.scheme.overview.nextStep;
  return { step, error, day: step?.byDate && formats.weekday(step.byDate) };
}

function LeadingScheme({ scheme }: { scheme: Scheme }) {
  const { t } = useLingui();
  const say = useText();
  const { step, error, day } = useStep(scheme.id);
  if (!step && !error) return <Loading />;
  const name = say(scheme.name);
  return (
    <NextStep
      kicker={name}
      when={day && t`by ${day}`}
      title={step?.title ?? t`See how it stands`}
      actions={
        <LinkButton variant="filled" to={`/schemes/${scheme.id}`}>
          <Trans>Go to the scheme</Trans>
        </LinkButton>
      }
    >
      {step?.why}
    </NextStep>
  );
}

function SchemeLine({ scheme }: { scheme: Scheme }) {
  const { t } = useLingui();
  const say = useText();
  const { step, error, day } = useStep(scheme.id);
  return (
    <li>
      <div className="split">
        <h3>
          <Link to={`/schemes/${scheme.id}`}>{say(scheme.name)}</Link>
        </h3>
        <span className="small">{scheme.unit.name}</span>
      </div>
      {step && (
        <p>
          <Trans>Next: {step.title}</Trans> {day && <span className="quiet">{t`by ${day}`}</span>}
        </p>
      )}
      {error && (
        <p className="small">
          <Trans>Its next step can’t be shown just now.</Trans>
        </p>
      )}
    </li>
  );
}
