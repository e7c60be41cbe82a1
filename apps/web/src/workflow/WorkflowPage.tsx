import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "react-router";
import type { SchemeWorkflowQuery } from "../gql/SchemeWorkflow.ts";
import { SchemeWorkflowDocument } from "../gql/SchemeWorkflow.ts";
import { useText } from "../i18n/text.ts";
import { Lines } from "../ui/Lines.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { Incidents } from "./Incidents.tsx";
import "./WorkflowPage.css";

type Outline = SchemeWorkflowQuery["workflowOutlines"][number];

/** The scheme's workflows, with how many are where; and what failed. */
export function WorkflowPage() {
  const { t } = useLingui();
  const { schemeId = "" } = useParams();
  const { data, error, refetch } = useQuery(SchemeWorkflowDocument, {
    variables: { schemeId },
    // Publishing and moving change versions and counts.
    fetchPolicy: "cache-and-network",
  });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t`Workflow`}
      lede={t`What happens to people, rounds and partnerships, and where everyone is. Open one to read and change its steps, letters and reminders.`}
    >
      <Incidents schemeId={schemeId} incidents={data.incidents} />
      {data.workflowOutlines.map((outline) => (
        <OutlinePart key={outline.key} outline={outline} />
      ))}
    </Page>
  );
}

function OutlinePart({ outline }: { outline: Outline }) {
  const { t } = useLingui();
  const text = useText();
  const title = text(outline.title);
  const inUse = outline.steps.filter(({ depth, count }) => depth === 0 && count > 0);
  return (
    <Section
      title={title}
      beside={
        <span className="where__acts">
          <span className="quiet">{t`Version ${outline.version}`}</span>
          <Link to={`${outline.key}/running`}>
            <Trans>Where everyone is</Trans>
            <span className="vh">{`: ${title}`}</span>
          </Link>
          <Link to={outline.key}>
            <Trans>Change it</Trans>
            <span className="vh">{`: ${title}`}</span>
          </Link>
        </span>
      }
    >
      {outline.description && <p className="where__about quiet">{text(outline.description)}</p>}
      {inUse.length === 0 ? (
        <p>
          <Trans>Nobody is in it now.</Trans>
        </p>
      ) : (
        <Lines kind="task" aria-label={t`Where everyone is: ${title}`}>
          {inUse.map((step) => (
            <li key={step.uid}>
              <span>{step.label}</span>
              <Link to={`${outline.key}/running?step=${step.uid}`}>
                <Plural value={step.count} one="# here now" other="# here now" />
                <span className="vh">{`: ${step.label}`}</span>
              </Link>
            </li>
          ))}
        </Lines>
      )}
    </Section>
  );
}
