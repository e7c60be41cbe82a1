import { useLingui } from "@lingui/react/macro";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Section } from "../ui/Page.tsx";
import type { Moment, Phase } from "../ui/Timeline.tsx";
import { Timeline } from "../ui/Timeline.tsx";
import type { Partnership } from "./PartnershipPage.tsx";

/** So many of the things that happened are in sight. */
const SHOWN = 6;

/** What happened, where it stands, what comes; what the scheme calls this phase stands over today. */
export function TimeTogether({ partnership }: { partnership: Partnership }) {
  const { t } = useLingui();
  const formats = useFormats();
  const say = useText();
  const coming = useComing(partnership);
  const { timeline, phase, stageLabel, tags } = partnership;
  const past = timeline.map(({ at, text, by }): Moment => {
    const day = plainDate(new Date(at));
    return { when: formats.shortDate(day), dateTime: day, what: text, note: by, state: "past" };
  });
  const phases: Phase[] = [];
  const earlier = past.length > SHOWN ? past.slice(0, -SHOWN) : [];
  if (past.length > 0) phases.push({ title: t`So far`, moments: past.slice(-SHOWN) });
  if (!tags.includes("over")) {
    const title = phase ? say(phase.label) : t`Now`;
    phases.push({ title, moments: [{ when: t`Today`, what: say(stageLabel), state: "now" }] });
  }
  if (coming.length > 0) phases.push({ title: t`Still to come`, moments: coming });
  return (
    <Section title={t`Your time together`}>
      {earlier.length > 0 && (
        <Disclosure summary={t`Earlier`}>
          <Timeline phases={[{ title: t`At the beginning`, moments: earlier }]} />
        </Disclosure>
      )}
      <Timeline phases={phases} />
    </Section>
  );
}

function useComing(partnership: Partnership): Moment[] {
  const { t } = useLingui();
  const formats = useFormats();
  const { tags, settings } = partnership;
  const today = plainDate();
  const on = (day: string | null, what: string, note?: string): Moment[] =>
    day && day >= today
      ? [{ when: formats.shortDate(day), dateTime: day, what, note, state: "next" }]
      : [];
  if (tags.includes("working")) {
    const hours = formats.number(settings.hoursPerMonth);
    return [
      ...on(partnership.nextMeetingOn, t`You meet`),
      {
        when: t`Monthly`,
        what:
          settings.hoursPerMonth === 1
            ? t`About an hour together, led by the mentee`
            : t`About ${hours} hours together, led by the mentee`,
        state: "next",
      },
      ...on(
        partnership.endsOn,
        t`Last meeting and a look back`,
        t`You may carry on for longer if you both wish`,
      ),
    ];
  }
  return tags.includes("open") ? on(partnership.replyBy, t`Last day for an answer`) : [];
}
