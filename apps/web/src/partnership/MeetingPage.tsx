import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Answers, FormDefinition } from "@quad/forms";
import { useNavigate, useParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import { answerProblems } from "../forms/answer-problems.ts";
import { FormRunner } from "../forms/FormRunner.tsx";
import { LogMeetingDocument, NewMeetingDocument } from "../gql/Meeting.ts";
import { LinkButton } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Note } from "../ui/Note.tsx";
import { Page } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";

/** Writes down a meeting that took place. Its draft stays on this device until it is saved. */
export function MeetingPage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const navigate = useNavigate();
  const { data, error } = useQuery(NewMeetingDocument, { variables: { id } });
  const action = useAction(LogMeetingDocument);
  if (!data) return <Unready error={error} />;
  const { partnership } = data;
  const { meetingForm, settings } = partnership;
  if (!meetingForm || !partnership.may.includes("meeting.log")) {
    return (
      <Page
        title={t`No meeting can be written down just now`}
        lede={t`Meetings are written down from the day you have both said yes until you close.`}
      >
        <div className="acts">
          <LinkButton variant="filled" to={`/partnerships/${id}`}>
            <Trans>Back to your partnership</Trans>
          </LinkButton>
        </div>
      </Page>
    );
  }
  async function log(answers: Answers) {
    const outcome = await action.run({ id, answers });
    if (outcome.kind === "done") {
      await navigate(`/partnerships/${id}`);
      return null;
    }
    return outcome.kind === "problem" && outcome.problem.__typename === "InvalidAnswers"
      ? answerProblems(outcome.problem.problems)
      : [];
  }
  const usual = settings.firstMeetingIntroMinutes + settings.firstMeetingMainMinutes;
  const { problem } = action;
  return (
    <FormRunner
      definition={seenBy(
        meetingForm.definition as FormDefinition,
        settings.coordinatorSeesMeetings,
      )}
      draftKey={`meeting:${id}`}
      initial={{}}
      prefill={partnership.meetingCount === 0 ? { minutes: usual } : undefined}
      onSubmit={log}
      check={false}
      submitLabel={t`Save this meeting`}
      submitting={t`Saving…`}
      note={
        <>
          {problem && (
            <Note kind="bad" role="alert" title={problem.message}>
              {problem.__typename === "InvalidAnswers" &&
                problem.problems.map((one) => <p key={one.path.join(".")}>{one.message}</p>)}
              {problem.__typename === "Refused" &&
                problem.reasons.map((one) => <p key={one.code}>{one.message}</p>)}
            </Note>
          )}
          <ErrorNote error={action.error} onRetry={action.retry} />
        </>
      }
    />
  );
}

/** The form as the scheme uses it: where coordinators don't see meetings, it doesn't say they do. */
function seenBy(definition: FormDefinition, coordinator: boolean): FormDefinition {
  if (coordinator) return definition;
  return {
    ...definition,
    pages: definition.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) => ({
        ...question,
        visibility: question.visibility.filter((one) => one !== "coordinator"),
      })),
    })),
  };
}
