import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useFormats } from "../i18n/format.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Section } from "../ui/Page.tsx";
import { OwnWords } from "./OwnWords.tsx";
import type { Partnership } from "./PartnershipPage.tsx";
import { useProfile } from "./useProfile.ts";

/** What was written down of each meeting, newest first; before the first, what to do at it. */
export function Meetings({ partnership }: { partnership: Partnership }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useProfile();
  const { meetings, meetingForm, may, id, settings, tags } = partnership;
  const canLog = may.includes("meeting.log");
  const write = canLog && (
    <LinkButton to={`/partnerships/${id}/meetings/new`}>
      <Trans>Write down a meeting</Trans>
    </LinkButton>
  );
  if (meetings.length === 0 && !tags.includes("working")) return null;
  return (
    <Section title={t`Your meetings`}>
      {meetings.length === 0 ? (
        <Empty title={t`For your first meeting`} action={write}>
          <p>
            <Trans>
              Take {settings.firstMeetingIntroMinutes} minutes to get to know each other, then{" "}
              {settings.firstMeetingMainMinutes} minutes on what you want to achieve and how you
              will work together. What you write down afterwards appears here.
            </Trans>
          </p>
        </Empty>
      ) : (
        <>
          <Lines>
            {meetings.map((meeting) => {
              const { texts } = words({ profile: meeting.answers, profileForm: meetingForm });
              const { loggedBy, nextOn } = meeting;
              const day = formats.date(meeting.heldOn);
              return (
                <li key={meeting.id}>
                  <h3>
                    {day}, <Plural value={meeting.minutes} one="# minute" other="# minutes" />
                  </h3>
                  <p className="small">
                    <Trans>Written down by {loggedBy}.</Trans>{" "}
                    {nextOn && <Trans>You then planned to meet on {formats.date(nextOn)}.</Trans>}
                  </p>
                  {texts.length > 0 && (
                    <Disclosure summary={t`What was written, ${day}`}>
                      <OwnWords texts={texts} />
                    </Disclosure>
                  )}
                </li>
              );
            })}
          </Lines>
          {write && <div className="acts">{write}</div>}
        </>
      )}
    </Section>
  );
}
