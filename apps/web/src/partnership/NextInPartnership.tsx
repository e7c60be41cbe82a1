import { Trans, useLingui } from "@lingui/react/macro";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { others } from "./others.ts";
import type { Partnership } from "./PartnershipPage.tsx";
import { useNames } from "./useNames.ts";

/** The one thing to do now in a partnership; there is always something to say. */
export function NextInPartnership({ partnership }: { partnership: Partnership }) {
  const { t } = useLingui();
  const formats = useFormats();
  const say = useText();
  const name = useNames()(partnership);
  const { id, may, agreement, meetings, nextMeetingOn, tags, me } = partnership;
  const to = (path: string) => `/partnerships/${id}/${path}`;

  if (may.includes("proposal.answer")) {
    const day = partnership.replyBy && formats.weekday(partnership.replyBy);
    return (
      <NextStep
        title={t`Say yes or no`}
        when={day && t`by ${day}`}
        actions={
          <LinkButton variant="filled" to={to("proposal")}>
            <Trans>Read and answer</Trans>
          </LinkButton>
        }
      >
        <Trans>You were proposed to each other. Read why, then decide.</Trans>
      </NextStep>
    );
  }
  if (may.includes("evaluation.submit")) {
    return (
      <NextStep
        title={t`Look back on your time together`}
        when={t`about 5 minutes`}
        actions={
          <LinkButton variant="filled" to={to("evaluation")}>
            <Trans>Give my view</Trans>
          </LinkButton>
        }
      >
        <Trans>
          Your answers are only ever counted together with those of others. {name} never sees them.
        </Trans>
      </NextStep>
    );
  }
  if (may.includes("agreement.sign")) {
    const ready = agreement?.documentHash != null;
    const signed = others(partnership).filter((one) => one.signedAt);
    const who = formats.list(signed.map((one) => one.name));
    return (
      <NextStep
        title={ready ? t`Sign your mentoring agreement` : t`Write your agreement together`}
        when={ready ? t`about 5 minutes` : t`about 15 minutes`}
        actions={
          <LinkButton variant="filled" to={to("agreement")}>
            {ready ? t`Read and sign` : t`Write it`}
          </LinkButton>
        }
      >
        {signed.length > 0 && <Trans>{who} signed it.</Trans>}{" "}
        <Trans>
          It says how often you will meet, what stays between you and what you want to achieve.
        </Trans>
      </NextStep>
    );
  }
  if (may.includes("meeting.log")) {
    const day = nextMeetingOn && formats.weekday(nextMeetingOn);
    return (
      <NextStep
        title={day ? t`Meet on ${day}` : t`Arrange your next meeting`}
        actions={
          <LinkButton variant="filled" to={to("meetings/new")}>
            {meetings.length === 0 ? t`Write down our first meeting` : t`Write down a meeting`}
          </LinkButton>
        }
      >
        {agreement?.complete ? (
          <Trans>You both signed the agreement. After each meeting, a few words are enough.</Trans>
        ) : (
          <Trans>You signed the agreement; {name} has still to sign.</Trans>
        )}
      </NextStep>
    );
  }
  if (tags.includes("over")) {
    return (
      <NextStep
        title={t`This partnership is over`}
        actions={
          <LinkButton variant="filled" to="/">
            <Trans>Go to the first page</Trans>
          </LinkButton>
        }
      >
        <Trans>What you wrote together stays here for you to read.</Trans>
      </NextStep>
    );
  }
  const answered = me?.answer === "ACCEPT";
  return (
    <NextStep title={t`Nothing to do just now`}>
      {answered && !tags.includes("working") && !tags.includes("evaluating") ? (
        <Trans>You said yes. Now {name} decides, and we mail you.</Trans>
      ) : (
        <Trans>Where it stands: {say(partnership.stageLabel)}.</Trans>
      )}
    </NextStep>
  );
}
