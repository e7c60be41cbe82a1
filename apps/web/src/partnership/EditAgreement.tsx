import { useLingui } from "@lingui/react/macro";
import type { Answers, FormDefinition } from "@quad/forms";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { ValueOf } from "../api/useAction.ts";
import { useAction } from "../api/useAction.ts";
import { answerProblems } from "../forms/answer-problems.ts";
import { ClashNote } from "../forms/ClashNote.tsx";
import { localDraftStore } from "../forms/draft.ts";
import { FormRunner } from "../forms/FormRunner.tsx";
import type { Sent } from "../forms/saves.ts";
import { useSaver } from "../forms/saves.ts";
import type { SaveAgreementMutation } from "../gql/Agreement.ts";
import { SaveAgreementDocument } from "../gql/Agreement.ts";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { RefusedNote } from "../ui/RefusedNote.tsx";
import type { Agreement, WithAgreement } from "./AgreementPage.tsx";

interface Props {
  partnership: WithAgreement;
  agreement: Agreement;
  /** Fetches what the others saved. */
  onTake: () => Promise<void>;
}

/** The text of the agreement as a form, saved as it is written; another member may be writing too. */
export function EditAgreement(props: Props) {
  const [turn, setTurn] = useState(0);
  return (
    <Form
      key={turn}
      {...props}
      onTake={async () => {
        await props.onTake();
        setTurn(turn + 1);
      }}
    />
  );
}

function Form({ partnership, agreement, onTake }: Props) {
  const { t } = useLingui();
  const { id } = partnership;
  const navigate = useNavigate();
  const action = useAction(SaveAgreementDocument);
  const { saver, clashing } = useSaver(agreement.revision, save);
  const draftKey = `agreement:${id}`;

  async function save(answers: Answers, expectedRevision: number): Promise<Sent> {
    const outcome = await action.run({ id, answers, expectedRevision });
    if (outcome.kind === "done") return { kind: "saved", revision: revisionOf(outcome.value) };
    if (outcome.kind === "problem" && outcome.problem.__typename === "Conflict") {
      return { kind: "clash", revision: outcome.problem.currentRevision };
    }
    return { kind: "failed" };
  }
  // What is sent at the end is one more saving; what it then says tells whether the text is whole.
  async function finish(answers: Answers) {
    const expectedRevision = saver.revision();
    const outcome = await action.run({ id, answers, expectedRevision });
    if (outcome.kind === "done") {
      await navigate(`/partnerships/${id}/agreement`);
      return null;
    }
    if (outcome.kind === "failed") return [];
    const { problem } = outcome;
    if (problem.__typename === "Conflict") saver.clash(problem.currentRevision);
    return problem.__typename === "InvalidAnswers" ? answerProblems(problem.problems) : [];
  }
  return (
    <>
      {clashing && (
        <ClashNote
          onKeep={saver.keep}
          onTake={() => {
            saver.drop();
            localDraftStore(draftKey).clear();
            void onTake();
          }}
        />
      )}
      <FormRunner
        definition={agreement.form.definition as FormDefinition}
        draftKey={draftKey}
        initial={agreement.answers as Answers}
        savedAt={agreement.savedAt}
        onSave={saver.save}
        unsaved={action.error}
        onSubmit={finish}
        submitLabel={t`Go on to sign`}
        submitting={t`Saving…`}
        note={
          <>
            {action.problem?.__typename !== "Conflict" && <RefusedNote problem={action.problem} />}
            <ErrorNote error={action.error} onRetry={action.retry} />
          </>
        }
      />
    </>
  );
}

function revisionOf(saved: ValueOf<SaveAgreementMutation>): number {
  return saved.agreement?.revision ?? 0;
}
