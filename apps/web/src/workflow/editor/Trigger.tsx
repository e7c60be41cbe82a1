import { Trans, useLingui } from "@lingui/react/macro";
import { type EventDef, phrase, type TriggerRef, timerInWords } from "@quad/workflow";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { useDesk } from "./desk.ts";
import { EventFields } from "./EventFields.tsx";
import { useEditor } from "./editor.ts";
import { declaring, newType } from "./events.ts";
import { HappeningField, NEW } from "./HappeningField.tsx";
import type { StepAt, WayAt } from "./steps.ts";
import { TimerEditor } from "./TimerEditor.tsx";
import { Panel, Token, useChoosing } from "./Token.tsx";
import { retimed } from "./timers.ts";

/** What brings a way about, as the beginning of its sentence. */
export function TriggerToken(props: { step: StepAt; way: WayAt; opens: string }) {
  const { definition, registry, locale } = useEditor();
  const { say } = useDesk();
  const { step, opens } = props;
  const { trigger } = props.way;
  if ("on" in trigger) {
    const label = say(definition.events[trigger.on]?.label) || trigger.on;
    return (
      <>
        <Trans>On</Trans> <Token opens={opens}>“{label}”</Token>
      </>
    );
  }
  if ("after" in trigger) {
    const timer = definition.timers?.[trigger.after];
    const words = timer
      ? timerInWords(timer, locale.startsWith("cy") ? "cy" : "en")
      : trigger.after;
    return (
      <Token opens={opens} bad={!timer}>
        {words.charAt(0).toUpperCase() + words.slice(1)}
      </Token>
    );
  }
  if ("always" in trigger) return <Trans>At once</Trans>;
  if ("onDone" in trigger) {
    return step.kind === "side-by-side" ? (
      <Trans>When every part is done</Trans>
    ) : (
      <Trans>When all of this is done</Trans>
    );
  }
  const id = "invokeDone" in trigger ? trigger.invokeDone : trigger.invokeError;
  const src = step.def.invoke?.find((work) => work.id === id)?.src;
  const known = src && registry.actors.get(src.type);
  const work = known ? phrase(known, src.params ?? {}, locale) : id;
  return "invokeDone" in trigger ? (
    <Trans>When “{work}” has finished</Trans>
  ) : (
    <Trans>If “{work}” fails</Trans>
  );
}

/** Another event, or another time. */
export function TriggerPanel(props: { step: StepAt; way: WayAt; opens: string }) {
  const { t } = useLingui();
  const { definition, run } = useEditor();
  const { index } = useDesk();
  const { way, opens } = props;
  const { trigger } = way;
  if ("after" in trigger) {
    const timer = definition.timers?.[trigger.after] ?? { offset: "P14D" };
    return (
      <Panel of={opens} title={t`When`}>
        <TimerEditor
          value={timer}
          onChange={(next) => run(...retimed(definition, index, way, next))}
        />
      </Panel>
    );
  }
  return "on" in trigger ? <EventPanel way={way} type={trigger.on} opens={opens} /> : null;
}

function EventPanel({ way, type, opens }: { way: WayAt; type: string; opens: string }) {
  const { t } = useLingui();
  const { definition, registry, run } = useEditor();
  const { close } = useChoosing();
  const [made, setMade] = useState<EventDef | null>(null);
  const { id } = way.def;
  const moved = (on: string): { do: "way.move"; id: string; trigger: TriggerRef } => ({
    ...{ do: "way.move", id, trigger: { on } },
  });
  const ready = made?.label?.en && (made.by ?? []).length > 0;
  return (
    <Panel
      of={opens}
      title={t`When`}
      actions={
        made ? (
          <>
            <Button
              small
              variant="filled"
              disabledReason={ready ? undefined : t`Say what happens and who can say so.`}
              onClick={() => {
                const fresh = newType(definition, registry, made);
                run({ do: "event.set", type: fresh, event: made }, moved(fresh));
                setMade(null);
                close();
              }}
            >
              <Trans>Use this</Trans>
            </Button>
            <Button small variant="text" onClick={() => setMade(null)}>
              <Trans>Cancel</Trans>
            </Button>
          </>
        ) : undefined
      }
    >
      <HappeningField
        value={made ? NEW : type}
        onChange={(next) => {
          if (next === NEW) return setMade({ by: [] });
          setMade(null);
          run(...declaring(definition, registry, next), moved(next));
        }}
      />
      {made ? (
        <EventFields type={NEW} value={made} onChange={setMade} />
      ) : (
        <EventFields
          key={type}
          type={type}
          value={definition.events[type] ?? {}}
          onChange={(event) => run({ do: "event.set", type, event })}
        />
      )}
    </Panel>
  );
}
