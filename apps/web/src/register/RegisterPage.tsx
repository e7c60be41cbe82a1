import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Answers, FormDefinition } from "@quad/forms";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import { answerProblems } from "../forms/answer-problems.ts";
import { ClashNote } from "../forms/ClashNote.tsx";
import { localDraftStore } from "../forms/draft.ts";
import { FormRunner } from "../forms/FormRunner.tsx";
import type { Sent } from "../forms/saves.ts";
import { useSaver } from "../forms/saves.ts";
import type { RegisterQuery } from "../gql/Register.ts";
import {
  RegisterDocument,
  RegistrationDatesDocument,
  SaveRegistrationDocument,
  SubmitRegistrationDocument,
} from "../gql/Register.ts";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Note } from "../ui/Note.tsx";
import { Page } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";

type Enrolment = RegisterQuery["enrolment"];

/** A person's own registration, saved as it is written; sent after a look at all answers. */
export function RegisterPage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const say = useText();
  const [turn, setTurn] = useState(0);
  // What the server has counts, not what an earlier visit left in the cache.
  const { data, error, refetch } = useQuery(RegisterDocument, {
    variables: { id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  if (!data) return <Unready error={error} />;
  const { enrolment } = data;
  const { registration } = enrolment;
  if (!registration || !enrolment.may.includes("enrolment.register")) {
    const scheme = say(enrolment.scheme.name);
    return (
      <Page
        title={t`This registration can’t be changed`}
        lede={t`${scheme} takes no more answers from you here.`}
      >
        <div className="acts">
          <LinkButton to={`/enrolments/${id}`}>
            <Trans>See where it stands</Trans>
          </LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Registration
      key={`${id} ${turn}`}
      enrolment={enrolment}
      registration={registration}
      onTake={async () => {
        await refetch();
        setTurn(turn + 1);
      }}
    />
  );
}

function Registration(props: {
  enrolment: Enrolment;
  registration: NonNullable<Enrolment["registration"]>;
  /** Starts again from what the server has. */
  onTake: () => Promise<void>;
}) {
  const { t } = useLingui();
  const { enrolment, registration } = props;
  const { id } = enrolment;
  const formats = useFormats();
  const navigate = useNavigate();
  const dates = useQuery(RegistrationDatesDocument, {
    variables: { schemeId: enrolment.schemeId },
  }).data?.scheme.settings;
  const saving = useAction(SaveRegistrationDocument);
  const sending = useAction(SubmitRegistrationDocument);
  const { saver, clashing } = useSaver(registration.revision, save);
  const draftKey = `registration:${id}`;

  async function save(answers: Answers, expectedRevision: number): Promise<Sent> {
    const outcome = await saving.run({ id, answers, expectedRevision });
    if (outcome.kind === "done") return { kind: "saved", revision: outcome.value.revision };
    if (outcome.kind === "problem" && outcome.problem.__typename === "Conflict") {
      return { kind: "clash", revision: outcome.problem.currentRevision };
    }
    return { kind: "failed" };
  }
  async function submit(answers: Answers) {
    const expectedRevision = saver.revision();
    const outcome = await sending.run({ id, answers, expectedRevision });
    if (outcome.kind === "done") {
      await navigate(`/enrolments/${id}/registered`);
      return null;
    }
    if (outcome.kind === "failed") return [];
    const { problem } = outcome;
    if (problem.__typename === "Conflict") saver.clash(problem.currentRevision);
    return problem.__typename === "InvalidAnswers" ? answerProblems(problem.problems) : [];
  }

  const closes = dates?.registrationClosesOn;
  const day = closes && formats.weekday(closes);
  const { jobTitle } = enrolment.person;
  const again = enrolment.registeredAt !== null;
  return (
    <>
      {clashing && (
        <ClashNote
          onKeep={saver.keep}
          onTake={() => {
            saver.drop();
            localDraftStore(draftKey).clear();
            void props.onTake();
          }}
        />
      )}
      <FormRunner
        definition={registration.form.definition as FormDefinition}
        draftKey={draftKey}
        initial={registration.answers as Answers}
        savedAt={registration.savedAt}
        prefill={jobTitle ? { jobTitle } : undefined}
        onSave={saver.save}
        unsaved={saving.error}
        onSubmit={submit}
        submitLabel={again ? t`Send my changes` : t`Send my registration`}
        submitting={t`Sending…`}
        closing={
          <>
            {day && <Trans>Registration closes on {day}.</Trans>}{" "}
            {!again && (
              <Link to={`/enrolments/${id}`}>
                <Trans>I would rather not take part</Trans>
              </Link>
            )}
          </>
        }
        note={
          <>
            {sending.problem && sending.problem.__typename !== "Conflict" && (
              <Note kind="bad" role="alert" title={sending.problem.message}>
                {sending.problem.__typename === "Refused" && (
                  <Reasons reasons={sending.problem.reasons} />
                )}
              </Note>
            )}
            <ErrorNote error={sending.error} onRetry={sending.retry} />
          </>
        }
      />
    </>
  );
}

function Reasons({ reasons }: { reasons: readonly { code: string; message: string }[] }) {
  return reasons.map((reason) => <p key={reason.code}>{reason.message}</p>);
}
