import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import type { RoundProposalsQuery } from "../gql/OneRound.ts";
import { AnswerQuestionDocument } from "../gql/OneRound.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Section } from "../ui/Page.tsx";
import { TextArea } from "../ui/TextArea.tsx";

type Proposal = RoundProposalsQuery["round"]["proposals"][number];
type Question = Proposal["questions"][number];

/** What people want to know before they answer: each with a place for the coordinator's answer. */
export function QuestionsPart(props: { schemeId: string; proposals: readonly Proposal[] }) {
  const { t } = useLingui();
  const open = props.proposals.flatMap((one) =>
    one.questions
      .filter(({ answer }) => answer === null)
      .map((question) => ({
        question,
        others: one.members.map(({ name }) => name).filter((name) => name !== question.askedBy),
      })),
  );
  if (open.length === 0) return null;
  return (
    <Section
      title={t`Questions before an answer`}
      id="questions"
      lede={
        <Plural
          value={open.length}
          one="# person would like to know something before they say yes or no. Your answer gives them three more days at least."
          other="# people would like to know something before they say yes or no. Your answers give them three more days at least."
        />
      }
    >
      <Lines>
        {open.map(({ question, others }) => (
          <li key={question.id}>
            <OneQuestion schemeId={props.schemeId} question={question} others={others} />
          </li>
        ))}
      </Lines>
    </Section>
  );
}

function OneQuestion(props: { schemeId: string; question: Question; others: string[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const send = useAction(AnswerQuestionDocument);
  const [answer, setAnswer] = useState("");
  const { question, others } = props;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void send.run({ id: question.id, answer });
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <p>
        <strong>{question.askedBy}</strong>{" "}
        <span className="quiet">
          <Trans>
            about {formats.list(others)}, {formats.dateTime(question.askedAt)}
          </Trans>
        </span>
      </p>
      <blockquote>{question.question}</blockquote>
      <TextArea
        label={t`Your answer to ${question.askedBy}`}
        seenBy={t`Seen by ${question.askedBy} alone.`}
        rows={3}
        value={answer}
        onChange={setAnswer}
      />
      <Button type="submit" small busy={send.busy} of={question.askedBy}>
        <Trans>Send the answer</Trans>
      </Button>
      <ActionNote schemeId={props.schemeId} action={send} />
    </form>
  );
}
