import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { useAction } from "../api/useAction.ts";
import { RetryIncidentDocument, SkipIncidentDocument } from "../gql/SchemeWorkflow.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Lines } from "../ui/Lines.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";

interface Incident {
  id: string;
  instanceId: string;
  workflowKey: string;
  at: string;
  what: string;
  message: string;
  state: string;
  about: string;
}

/**
 * Steps that failed and wait for somebody: tried again, left out, or taken out of the way by a move
 * to another version. `here`: on the page of the one that they are about.
 */
export function Incidents(props: {
  schemeId: string;
  incidents: readonly Incident[];
  here?: boolean;
}) {
  const { t } = useLingui();
  const open = props.incidents.filter(({ state }) => state === "open");
  const settled = props.incidents.filter(({ state }) => state !== "open");
  return (
    <>
      {open.length > 0 && (
        <>
          <NextStep title={t`Mend what has stopped`}>
            <Plural
              value={open.length}
              one="# step could not be carried out. Nothing else has changed because of it."
              other="# steps could not be carried out. Nothing else has changed because of them."
            />
          </NextStep>
          <Section title={t`Stopped`}>
            <Lines aria-label={t`Stopped`}>
              {open.map((one) => (
                <IncidentLine
                  key={one.id}
                  schemeId={props.schemeId}
                  incident={one}
                  here={props.here ?? false}
                />
              ))}
            </Lines>
          </Section>
        </>
      )}
      {settled.length > 0 && (
        <div className="sec-gap">
          <Disclosure
            summary={
              <Plural
                value={settled.length}
                one="# step that was mended"
                other="# steps that were mended"
              />
            }
          >
            <Lines>
              {settled.map((one) => (
                <li key={one.id}>
                  {!props.here && `${one.about}: `}
                  {one.what} <Mended state={one.state} />
                </li>
              ))}
            </Lines>
          </Disclosure>
        </div>
      )}
    </>
  );
}

function Mended({ state }: { state: string }) {
  return (
    <span className="small quiet">
      {state === "retried" ? <Trans>tried again</Trans> : <Trans>left out</Trans>}
    </span>
  );
}

function IncidentLine(props: { schemeId: string; incident: Incident; here: boolean }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { schemeId, incident, here } = props;
  const refetchQueries = ["SchemeWorkflow", "WorkflowInstance"];
  const retry = useAction(RetryIncidentDocument, { refetchQueries });
  const skip = useAction(SkipIncidentDocument, { refetchQueries });
  const base = `/schemes/${schemeId}`;
  return (
    <li>
      <Status kind="stop">
        {here ? (
          incident.what
        ) : (
          <Link to={`${base}/instances/${incident.instanceId}`}>{incident.about}</Link>
        )}
      </Status>
      {!here && <p>{incident.what}</p>}
      <p className="small">
        {t`${formats.dateTime(incident.at)}. Why, for whoever looks after Quad: ${incident.message}`}
      </p>
      <div className="row incident__acts">
        <Button
          small
          of={incident.about}
          busy={retry.busy}
          onClick={() => void retry.run({ id: incident.id })}
        >
          <Trans>Try again</Trans>
        </Button>
        <Button
          small
          of={incident.about}
          busy={skip.busy}
          onClick={() => void skip.run({ id: incident.id })}
        >
          <Trans>Leave it out</Trans>
        </Button>
        <Link to={`${base}/workflow/${incident.workflowKey}/move?instance=${incident.instanceId}`}>
          <Trans>Move to another version</Trans>
          <span className="vh">{`: ${incident.about}`}</span>
        </Link>
      </div>
      <ActionNote schemeId={schemeId} action={retry} />
      <ActionNote schemeId={schemeId} action={skip} />
    </li>
  );
}
