import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "react-router";
import type { SchemeWorkflowQuery } from "../gql/SchemeWorkflow.ts";
import { SchemeWorkflowDocument } from "../gql/SchemeWorkflow.ts";
import { useText } from "../i18n/text.ts";
import { Page, Section } from "../ui/Page.tsx";
import { Steps } from "../ui/Steps.tsx";
import { Unready } from "../ui/Unready.tsx";
import { Incidents } from "./Incidents.tsx";
import "./WorkflowPage.css";

type Outline = SchemeWorkflowQuery["workflowOutlines"][number];

/** What the scheme does by itself, in plain sentences, with how many are where; and what failed. */
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
      lede={t`What happens to people, rounds and partnerships: each step, what leads on from it, and which letters go out by themselves.`}
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
  const steps = outline.stages.flatMap((stage) =>
    stage.steps.map((step) => ({ ...step, stageLabel: stage.label })),
  );
  return (
    <Section
      title={text(outline.title)}
      beside={
        <>
          <span className="quiet">{t`Version ${outline.version}`}</span>{" "}
          <Link to={`${outline.key}/running`}>{t`Where everyone is`}</Link>{" "}
          <Link to={outline.key}>
            <Trans>Change it</Trans>
            <span className="vh">{`: ${text(outline.title)}`}</span>
          </Link>
        </>
      }
    >
      <div className="outline">
        <Steps
          steps={steps.map((step) => ({
            key: step.uid,
            title: step.label,
            beside: (
              <span className="small quiet">
                {step.stageLabel !== step.label && `${step.stageLabel} · `}
                {step.count === 0 ? (
                  <Trans>nobody here</Trans>
                ) : (
                  <Link to={`${outline.key}/running?step=${step.uid}`}>
                    <Plural value={step.count} one="# here now" other="# here now" />
                    <span className="vh">{`: ${step.label}`}</span>
                  </Link>
                )}
              </span>
            ),
            children: (
              <ul>
                {step.sentences.length === 0 ? (
                  <li>
                    <Trans>Nothing more happens here.</Trans>
                  </li>
                ) : (
                  step.sentences.map((sentence) => <li key={sentence}>{sentence}</li>)
                )}
              </ul>
            ),
          }))}
        />
      </div>
    </Section>
  );
}
