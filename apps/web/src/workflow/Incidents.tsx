import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useAction } from "../api/useAction.ts";
import type { SchemeWorkflowQuery } from "../gql/SchemeWorkflow.ts";
import { RetryIncidentDocument, SkipIncidentDocument } from "../gql/SchemeWorkflow.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Lines } from "../ui/Lines.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";

type Incident = SchemeWorkflowQuery["incidents"][number];

/** Steps that failed and wait for somebody: tried again, or left out. */
export function Incidents(props: { schemeId: string; incidents: readonly Incident[] }) {
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
                <IncidentLine key={one.id} schemeId={props.schemeId} incident={one} />
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
                  {one.about}:{" "}
                  {one.state === "retried" ? <Trans>tried again</Trans> : <Trans>left out</Trans>}
                </li>
              ))}
            </Lines>
          </Disclosure>
        </div>
      )}
    </>
  );
}

function IncidentLine({ schemeId, incident }: { schemeId: string; incident: Incident }) {
  const formats = useFormats();
  const refetchQueries = ["SchemeWorkflow"];
  const retry = useAction(RetryIncidentDocument, { refetchQueries });
  const skip = useAction(SkipIncidentDocument, { refetchQueries });
  return (
    <li>
      <div className="split">
        <div>
          <Status kind="stop">{incident.about}</Status>
          <p className="small">
            {formats.dateTime(incident.at)}. {incident.message}
          </p>
        </div>
        <div className="row">
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
        </div>
      </div>
      <ActionNote schemeId={schemeId} action={retry} />
      <ActionNote schemeId={schemeId} action={skip} />
    </li>
  );
}
