import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { plainDate, useFormats } from "../../i18n/format.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { Section } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import type { Instance } from "./InstancePage.tsx";

type Timer = Instance["timers"][number];

/** The reminders and deadlines that wait, each with its day, and those that have been. */
export function Reminders({ timers, over }: { timers: readonly Timer[]; over: boolean }) {
  const { t } = useLingui();
  const waiting = timers.filter(({ state }) => state === "armed");
  const past = timers.filter(({ state }) => state !== "armed");
  return (
    <Section title={t`Reminders and deadlines`}>
      {waiting.length === 0 ? (
        <p className="quiet">
          {over ? <Trans>None waits any more.</Trans> : <Trans>None waits at this step.</Trans>}
        </p>
      ) : (
        <TimerLines timers={waiting} label={t`Reminders and deadlines`} />
      )}
      {past.length > 0 && (
        <div className="sec-gap">
          <Disclosure summary={<Plural value={past.length} one="# has been" other="# have been" />}>
            <TimerLines timers={past} label={t`Those that have been`} />
          </Disclosure>
        </div>
      )}
    </Section>
  );
}

function TimerLines({ timers, label }: { timers: readonly Timer[]; label: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <Lines kind="hang" aria-label={label}>
      {timers.map(({ timerId, label: sentence, dueAt, state }, i) => {
        const day = dueAt && plainDate(new Date(dueAt));
        const late = state === "armed" && dueAt !== null && new Date(dueAt) < new Date();
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reminder may have been more than once.
          <li key={`${timerId} ${i}`}>
            {day ? (
              <time className="small" dateTime={dueAt}>
                {formats.date(day)}
              </time>
            ) : (
              <span className="small">{t`no day yet`}</span>
            )}
            <span>
              {sentence}
              {state === "armed" && day && (
                <span className="small">
                  {" "}
                  {late ? (
                    <Status kind="late">{t`due, about to happen`}</Status>
                  ) : (
                    formats.relativeDays(day)
                  )}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </Lines>
  );
}
