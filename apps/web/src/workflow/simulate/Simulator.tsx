import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { plainDate, useFormats } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { Section } from "../../ui/Page.tsx";
import { RefusedNote } from "../../ui/RefusedNote.tsx";
import { Status } from "../../ui/Status.tsx";
import { FactFields } from "./FactFields.tsx";
import { Happened } from "./Happened.tsx";
import { KeepTest } from "./KeepTest.tsx";
import { ManyLives } from "./ManyLives.tsx";
import { Next } from "./Next.tsx";
import { StepLinks } from "./StepLinks.tsx";
import { Tests } from "./Tests.tsx";
import { morningOf } from "./trial.ts";
import { type Trying, useTrial, type View } from "./useTrial.ts";
import "./Simulator.css";

/** The draft lived through by hand: by everybody in turn, with a calendar of its own. Nothing is sent. */
export function Simulator() {
  const { t } = useLingui();
  const trying = useTrial();
  const { view, refusal, error, said } = trying;
  return (
    <div className="try">
      <p className="vh" role="status">
        {said}
      </p>
      <Section
        title={t`Try it`}
        lede={t`Be everybody for a while. Nothing is sent, and nobody real takes part.`}
      >
        <ErrorNote error={error} onRetry={trying.retry} />
        <RefusedNote problem={refusal} />
        {view && !refusal && <Trial trying={trying} view={view} />}
      </Section>
      <Tests trying={trying} />
      <ManyLives trying={trying} />
    </div>
  );
}

function Trial({ trying, view }: { trying: Trying; view: View }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { trial, act } = trying;
  const now = useRef<HTMLDivElement>(null);
  // What was pressed may be gone with the step it belonged to: go on from the top then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another view is drawn.
  useEffect(() => {
    if (trying.own && document.activeElement === document.body) now.current?.focus();
  }, [view]);
  return (
    <div aria-busy={trying.busy}>
      {trial.test !== undefined && (
        <p className="small quiet">
          <Trans>From the test “{trial.test}”</Trans>
        </p>
      )}
      <div className="try__now" ref={now} tabIndex={-1}>
        <p className="try__date">{formats.weekday(plainDate(new Date(view.now)))}</p>
        <p>
          <Status kind={view.status === "done" ? "off" : "doing"}>
            {view.status === "done" ? <Trans>Ended in</Trans> : <Trans>Now in</Trans>}
          </Status>{" "}
          <StepLinks uids={view.activeUids} />
        </p>
      </div>
      <Stopped trying={trying} view={view} />
      {view.status !== "done" && view.stoppedAt === null && <Next view={view} move={trying.move} />}
      <div className="acts try__again">
        <Button
          small
          onClick={() => act({ act: "back" })}
          disabledReason={trial.moves.length === 0 && t`Nothing has happened yet.`}
        >
          <Trans>Step back</Trans>
        </Button>
        {trial.moves.length > 0 && (
          <Button
            small
            variant="text"
            onClick={() => act({ act: "restart", begins: morningOf(plainDate()) })}
          >
            <Trans>Start over</Trans>
          </Button>
        )}
        {view.stoppedAt === null && trial.moves.length > 0 && (
          <KeepTest trial={trial} view={view} />
        )}
      </div>
      <Happened view={view} />
      {view.status !== "done" && view.stoppedAt === null && view.facts.length > 0 && (
        <Disclosure summary={t`What holds now`}>
          <FactFields facts={view.facts} move={trying.move} />
        </Disclosure>
      )}
    </div>
  );
}

/** What was tried no longer goes on this draft. */
function Stopped({ trying, view }: { trying: Trying; view: View }) {
  const { t } = useLingui();
  const { stoppedAt } = view;
  if (stoppedAt === null) return null;
  const rest = trying.trial.moves.length - stoppedAt;
  const said = view.timeline.findLast((line) => line.kind === "refused")?.text ?? view.fault;
  return (
    <Note
      kind="warn"
      role="status"
      title={t`It no longer goes on from here`}
      actions={
        <Button small onClick={() => trying.act({ act: "cut", at: stoppedAt })}>
          {rest === 1 ? (
            <Trans>Take that back</Trans>
          ) : (
            <Trans>Take it back, and what comes after</Trans>
          )}
        </Button>
      }
    >
      <p>{said}</p>
    </Note>
  );
}
