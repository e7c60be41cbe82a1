import { Trans, useLingui } from "@lingui/react/macro";
import type { JsonSchema, Move } from "@quad/workflow";
import { useState } from "react";
import { plainDate, useFormats } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { PayloadForm } from "./PayloadForm.tsx";
import type { View } from "./useTrial.ts";

type Act = View["acts"][number];

/** What can happen now, by who could do it; work that is under way; and time. */
export function Next({ view, move }: { view: View; move: (move: Move) => void }) {
  const formats = useFormats();
  const groups = Map.groupBy(view.acts, ({ by }) => formats.either(by));
  return (
    <section aria-labelledby="try-next">
      <h3 id="try-next">
        <Trans>What can happen now</Trans>
      </h3>
      {[...groups].map(([who, acts]) => (
        <Who key={who} who={who} acts={acts} now={view.now} move={move} />
      ))}
      {view.work.map(({ invokeId, label }) => (
        <section key={invokeId} aria-label={label}>
          <h4>
            <Trans>Under way: {label}</Trans>
          </h4>
          <div className="acts">
            <Button small of={label} onClick={() => move({ do: "end-work", invokeId })}>
              <Trans>It finishes</Trans>
            </Button>
            <Button small of={label} onClick={() => move({ do: "fail-work", invokeId })}>
              <Trans>It fails</Trans>
            </Button>
          </div>
        </section>
      ))}
      <Time view={view} move={move} />
    </section>
  );
}

function Who(props: { who: string; acts: Act[]; now: string; move: (move: Move) => void }) {
  const { who, acts, now, move } = props;
  const [open, setOpen] = useState<string | null>(null);
  const asked = acts.find(({ event }) => event === open);
  const capital = who.charAt(0).toUpperCase() + who.slice(1);
  return (
    <section aria-label={capital}>
      <h4>{capital}</h4>
      <ul className="try__acts">
        {acts.map((act) => {
          const asks = Object.keys((act.payload as JsonSchema | null)?.properties ?? {}).length > 0;
          return (
            <li key={act.event}>
              <Button
                small
                aria-expanded={asks && act.allowed ? act.event === open : undefined}
                disabledReason={!act.allowed && act.reasons.join(" ")}
                onClick={() => {
                  if (asks) setOpen(act.event === open ? null : act.event);
                  else move({ do: "send", event: act.event });
                }}
              >
                {act.label}
                {asks && "…"}
              </Button>
            </li>
          );
        })}
      </ul>
      {asked && (
        <PayloadForm
          key={asked.event}
          label={asked.label}
          schema={asked.payload as JsonSchema}
          now={now}
          send={(payload) => {
            setOpen(null);
            move({ do: "send", event: asked.event, payload });
          }}
        />
      )}
    </section>
  );
}

function Time({ view, move }: { view: View; move: (move: Move) => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const [next, ...later] = view.timers.filter(({ dueAt }) => dueAt !== null);
  const undated = view.timers.filter(({ dueAt }) => dueAt === null);
  const on = (instant: string | null): string => formats.weekday(plainDate(new Date(instant ?? 0)));
  const waits = [
    { duration: "P1D", label: t`A day` },
    { duration: "P7D", label: t`A week` },
    { duration: "P1M", label: t`A month` },
  ];
  return (
    <section aria-label={t`Time`}>
      <h4>
        <Trans>Time passes</Trans>
      </h4>
      {next && (
        <div className="try__jump">
          <Button small onClick={() => move({ do: "jump" })}>
            <Trans>Jump to {on(next.dueAt)}</Trans>
          </Button>
          <p className="small">{next.label}</p>
        </div>
      )}
      <div className="acts">
        {waits.map(({ duration, label }) => (
          <Button
            key={duration}
            small
            variant="text"
            onClick={() => move({ do: "wait", duration })}
          >
            {label}
          </Button>
        ))}
      </div>
      {later.length + undated.length > 0 && (
        <ul className="try__later small quiet">
          {later.map(({ timerId, label, dueAt }) => (
            <li key={timerId}>
              {on(dueAt)}: {label}
            </li>
          ))}
          {undated.map(({ timerId, label }) => (
            <li key={timerId}>
              <Trans>No date yet: {label}</Trans>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
