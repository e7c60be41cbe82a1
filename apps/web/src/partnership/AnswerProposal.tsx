import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { AnswerProposalDocument } from "../gql/Proposal.ts";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { EffectPreview } from "../ui/EffectPreview.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { RefusedNote } from "../ui/RefusedNote.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import type { Proposal } from "./ProposalPage.tsx";
import { useNames } from "./useNames.ts";

/** Yes or no, each in two presses: the answer, then what follows from it confirmed. */
export function AnswerProposal({ proposal }: { proposal: Proposal }) {
  const { t } = useLingui();
  const formats = useFormats();
  const name = useNames()(proposal);
  const action = useAction(AnswerProposalDocument);
  const [asked, setAsked] = useState<"ACCEPT" | "DECLINE" | null>(null);
  const [reason, setReason] = useState("");
  if (!proposal.may.includes("proposal.answer")) return <Answered proposal={proposal} />;

  const { id, replyBy, settings } = proposal;
  const mentor = proposal.me?.role === "MENTOR";
  const day = replyBy && formats.weekday(replyBy);
  const answer = (value: "ACCEPT" | "DECLINE") =>
    void action.run({ id, answer: value, reason: value === "DECLINE" ? reason : null });
  const outcome = (
    <>
      <RefusedNote problem={action.problem} />
      <ErrorNote error={action.error} onRetry={action.retry} />
    </>
  );
  const back = (
    <Button variant="text" onClick={() => setAsked(null)}>
      <Trans>Back</Trans>
    </Button>
  );
  const hours = settings.hoursPerMonth;
  return (
    <>
      <NextStep
        title={t`Say yes or no`}
        when={day && t`by ${day}`}
        actions={
          <>
            <Button
              variant={asked === null ? "filled" : "outlined"}
              aria-expanded={asked === "ACCEPT"}
              onClick={() => setAsked("ACCEPT")}
            >
              {mentor ? t`Yes, I will mentor ${name}` : t`Yes, I would like that`}
            </Button>
            <Button aria-expanded={asked === "DECLINE"} onClick={() => setAsked("DECLINE")}>
              <Trans>No, not this time</Trans>
            </Button>
          </>
        }
      >
        <Trans>
          It takes <Plural value={hours} one="about # hour" other="about # hours" /> a month.
          Nothing is decided until you have pressed twice.
        </Trans>
      </NextStep>
      <div aria-live="polite">
        {asked === "ACCEPT" && (
          <EffectPreview
            title={t`You are about to say yes`}
            actions={
              <>
                <Button
                  variant="filled"
                  busy={action.busy}
                  busyLabel={t`Saying yes…`}
                  onClick={() => answer("ACCEPT")}
                >
                  <Trans>Yes, I am sure</Trans>
                </Button>
                {back}
              </>
            }
          >
            <p>
              <Trans>
                As soon as {name} says yes too, your partnership begins and you see each other’s
                email address. This answer can’t be changed.
              </Trans>
            </p>
            {outcome}
          </EffectPreview>
        )}
        {asked === "DECLINE" && (
          <EffectPreview
            title={t`You are about to say no`}
            actions={
              <>
                <Button
                  variant="destructive"
                  busy={action.busy}
                  busyLabel={t`Saying no…`}
                  onClick={() => answer("DECLINE")}
                >
                  <Trans>No, decline this proposal</Trans>
                </Button>
                {back}
              </>
            }
          >
            <p>
              <Trans>
                {name} is told only that it did not come about. This answer can’t be changed.
              </Trans>
            </p>
            <TextArea
              label={t`Why, if you would like to say`}
              optional
              hint={t`It helps to find a better match.`}
              seenBy={t`Seen by your coordinator. ${name} never sees it.`}
              rows={3}
              value={reason}
              onChange={setReason}
            />
            {outcome}
          </EffectPreview>
        )}
      </div>
    </>
  );
}

/** The reader has answered, or it is too late. */
function Answered({ proposal }: { proposal: Proposal }) {
  const { t } = useLingui();
  const say = useText();
  const name = useNames()(proposal);
  const open = proposal.tags.includes("open") && !proposal.tags.includes("working");
  const yes = proposal.me?.answer === "ACCEPT";
  if (yes && open) {
    return (
      <NextStep title={t`You said yes`}>
        <Trans>
          Now {name} decides. We mail you as soon as we know, and you need do nothing until then.
        </Trans>
      </NextStep>
    );
  }
  if (yes && !proposal.tags.includes("over")) {
    return (
      <NextStep
        title={t`You both said yes`}
        actions={
          <LinkButton variant="filled" to={`/partnerships/${proposal.id}`}>
            <Trans>Go to your partnership</Trans>
          </LinkButton>
        }
      >
        <Trans>Your time together has begun.</Trans>
      </NextStep>
    );
  }
  return (
    <NextStep
      title={proposal.me?.answer === "DECLINE" ? t`You said no` : t`This proposal is over`}
      actions={
        <LinkButton variant="filled" to="/">
          <Trans>Go to the first page</Trans>
        </LinkButton>
      }
    >
      <Trans>
        Where it stands: {say(proposal.stageLabel)}. You are still in the scheme and can be matched
        again.
      </Trans>
    </NextStep>
  );
}
