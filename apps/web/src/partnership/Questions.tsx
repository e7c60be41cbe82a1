import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { AskAboutProposalDocument } from "../gql/Proposal.ts";
import { useFormats } from "../i18n/format.ts";
import { Button } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Section } from "../ui/Page.tsx";
import { RefusedNote } from "../ui/RefusedNote.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import type { Proposal } from "./ProposalPage.tsx";

/** What the reader asks the coordinator before answering, and what came back. */
export function Questions({ proposal }: { proposal: Proposal }) {
  const { t } = useLingui();
  const formats = useFormats();
  const ask = useAction(AskAboutProposalDocument);
  const [question, setQuestion] = useState("");
  const { questions } = proposal;
  const waiting = questions.some(({ answer }) => answer === null);
  const mayAsk = proposal.may.includes("proposal.answer") && !waiting;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void ask.run({ id: proposal.id, question }).then((outcome) => {
      if (outcome.kind === "done") setQuestion("");
    });
  }
  if (!mayAsk && questions.length === 0) return null;
  return (
    <Section title={t`Before you decide`}>
      {questions.length > 0 && (
        <dl className="facts facts--say facts--ask">
          {questions.map((one) => (
            <div key={one.id}>
              <dt>{one.question}</dt>
              <dd>
                {one.answer ?? (
                  <Trans>
                    Sent to your coordinator, {formats.dateTime(one.askedAt)}. You get an email with
                    the answer, and at least three days from then to decide.
                  </Trans>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {mayAsk && (
        <Disclosure summary={<Trans>Ask your coordinator something first</Trans>}>
          <form onSubmit={onSubmit} noValidate>
            <TextArea
              label={t`What would you like to know?`}
              rows={3}
              seenBy={t`Seen by your coordinator alone.`}
              value={question}
              onChange={setQuestion}
            />
            <Button type="submit" busy={ask.busy} busyLabel={t`Sending…`}>
              <Trans>Send the question</Trans>
            </Button>
            <RefusedNote problem={ask.problem} />
            <ErrorNote error={ask.error} onRetry={ask.retry} />
          </form>
        </Disclosure>
      )}
    </Section>
  );
}
