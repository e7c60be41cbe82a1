import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormats } from "../../i18n/format.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { Section } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import type { Instance } from "./InstancePage.tsx";

type Act = Instance["acts"][number];

/** What somebody could do now, and for all the rest what is in the way. */
export function Acts({ acts, over }: { acts: readonly Act[]; over: boolean }) {
  const { t } = useLingui();
  const now = acts.filter(({ allowed }) => allowed);
  const rest = acts.filter(({ allowed }) => !allowed);
  // A rule in the way can be mended today; a step that isn't reached yet can't.
  const near = rest.filter(({ reasons }) => reasons.some(({ code }) => code !== "NOT_NOW"));
  const far = rest.filter((act) => !near.includes(act));
  return (
    <Section title={t`What can happen now`}>
      {now.length === 0 ? (
        <p className="quiet">
          {over ? (
            <Trans>Nothing more: this has ended.</Trans>
          ) : (
            <Trans>Nobody can do anything here now. Time or work under way leads on.</Trans>
          )}
        </p>
      ) : (
        <ActLines acts={now} label={t`What can happen now`} />
      )}
      {near.length > 0 && (
        <>
          <h3 className="instance__sub">{t`Held up by a rule`}</h3>
          <ActLines acts={near} label={t`Held up by a rule`} />
        </>
      )}
      {far.length > 0 && (
        <div className="sec-gap">
          <Disclosure summary={t`Not at this step, and why`}>
            <ActLines acts={far} label={t`Not at this step, and why`} />
          </Disclosure>
        </div>
      )}
    </Section>
  );
}

function ActLines({ acts, label }: { acts: readonly Act[]; label: string }) {
  return (
    <Lines aria-label={label}>
      {acts.map((act) => (
        <li key={act.event}>
          <div className="instance__act">
            {act.allowed ? <strong>{act.label}</strong> : <Status kind="held">{act.label}</Status>}
            <Who act={act} />
          </div>
          {act.reasons.map(({ message }) => (
            <p key={message} className="small">
              {message}
            </p>
          ))}
        </li>
      ))}
    </Lines>
  );
}

function Who({ act: { by, moment } }: { act: Act }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  if (by.length === 0) return null;
  const who = formats.either(by);
  return (
    <span className="small quiet">
      {moment ? t`noted by itself, brought about by ${who}` : t`done by ${who}`}
    </span>
  );
}
