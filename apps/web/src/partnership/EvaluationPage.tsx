import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Answers, FormDefinition } from "@quad/forms";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import { answerProblems } from "../forms/answer-problems.ts";
import { ClashNote } from "../forms/ClashNote.tsx";
import { localDraftStore } from "../forms/draft.ts";
import { FormRunner } from "../forms/FormRunner.tsx";
import type { Sent } from "../forms/saves.ts";
import { useSaver } from "../forms/saves.ts";
import type { EvaluatingQuery } from "../gql/Evaluation.ts";
import {
  EvaluatingDocument,
  SaveEvaluationDocument,
  SubmitEvaluationDocument,
} from "../gql/Evaluation.ts";
import { LinkButton } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Page } from "../ui/Page.tsx";
import { RefusedNote } from "../ui/RefusedNote.tsx";
import { Unready } from "../ui/Unready.tsx";
import { useNames } from "./useNames.ts";

type Partnership = EvaluatingQuery["partnership"];

/** The reader's own look back on a partnership, or thanks for it. */
export function EvaluationPage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const [turn, setTurn] = useState(0);
  const { data, error, refetch } = useQuery(EvaluatingDocument, {
    variables: { id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  if (!data) return <Unready error={error} />;
  const { partnership } = data;
  const { evaluation } = partnership;
  if (evaluation && partnership.may.includes("evaluation.submit")) {
    return (
      <Evaluation
        key={turn}
        partnership={partnership}
        evaluation={evaluation}
        onTake={async () => {
          await refetch();
          setTurn(turn + 1);
        }}
      />
    );
  }
  const sent = partnership.me?.evaluated === true;
  return (
    <Page
      title={sent ? t`Thank you for looking back` : t`Nothing to look back on just now`}
      lede={
        sent
          ? t`Your answers help the scheme. They are only ever counted together with those of others.`
          : t`You are asked for your view when your partnership has come to a close.`
      }
    >
      <div className="acts">
        <LinkButton variant="filled" to="/">
          <Trans>Go to the first page</Trans>
        </LinkButton>
        <LinkButton variant="text" to={`/partnerships/${id}`}>
          <Trans>Back to your partnership</Trans>
        </LinkButton>
      </div>
    </Page>
  );
}

function Evaluation(props: {
  partnership: Partnership;
  evaluation: NonNullable<Partnership["evaluation"]>;
  onTake: () => Promise<void>;
}) {
  const { t } = useLingui();
  const { partnership, evaluation } = props;
  const { id } = partnership;
  const name = useNames()(partnership);
  const navigate = useNavigate();
  const saving = useAction(SaveEvaluationDocument);
  const sending = useAction(SubmitEvaluationDocument);
  const { saver, clashing } = useSaver(evaluation.revision, save);
  const draftKey = `evaluation:${evaluation.id}`;

  async function save(answers: Answers, expectedRevision: number): Promise<Sent> {
    const outcome = await saving.run({ id, answers, expectedRevision });
    if (outcome.kind === "done") return { kind: "saved", revision: outcome.value.revision };
    if (outcome.kind === "problem" && outcome.problem.__typename === "Conflict") {
      return { kind: "clash", revision: outcome.problem.currentRevision };
    }
    return { kind: "failed" };
  }
  async function submit(answers: Answers) {
    const outcome = await sending.run({ id, answers });
    if (outcome.kind === "done") {
      await navigate(`/partnerships/${id}/evaluation`, { replace: true });
      return null;
    }
    return outcome.kind === "problem" && outcome.problem.__typename === "InvalidAnswers"
      ? answerProblems(outcome.problem.problems)
      : [];
  }
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
        definition={evaluation.form.definition as FormDefinition}
        draftKey={draftKey}
        initial={evaluation.answers as Answers}
        savedAt={evaluation.savedAt}
        onSave={saver.save}
        unsaved={saving.error}
        onSubmit={submit}
        submitLabel={t`Send my view`}
        submitting={t`Sending…`}
        closing={t`${name} never sees your answers.`}
        note={
          <>
            <RefusedNote problem={sending.problem} />
            <ErrorNote error={sending.error} onRetry={sending.retry} />
          </>
        }
      />
    </>
  );
}
