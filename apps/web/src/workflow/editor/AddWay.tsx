import { Trans, useLingui } from "@lingui/react/macro";
import type { EditCommand, EventDef, Ref, TimerDef } from "@quad/workflow";
import { type ReactNode, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Radios } from "../../ui/Choices.tsx";
import { ActionFields } from "./ActionTokens.tsx";
import { useDesk } from "./desk.ts";
import { EventFields } from "./EventFields.tsx";
import { useEditor } from "./editor.ts";
import { declaring, newType } from "./events.ts";
import { freshId } from "./fresh.ts";
import { HappeningField, NEW } from "./HappeningField.tsx";
import type { StepAt } from "./steps.ts";
import { TargetField } from "./TargetField.tsx";
import { TimerEditor } from "./TimerEditor.tsx";
import { Panel, useChoosing } from "./Token.tsx";
import { newTimerKey } from "./timers.ts";

/** "When something happens, go to …" */
export function AddWhen({ step, opens }: { step: StepAt; opens: string }) {
  const { t } = useLingui();
  const { definition, registry, run } = useEditor();
  const { jump } = useDesk();
  const [type, setType] = useState("");
  const [made, setMade] = useState<EventDef>({ by: [] });
  const [toUid, setTo] = useState<string | null>(null);
  const missing =
    type === ""
      ? t`Choose what has to happen.`
      : type === NEW && !made.label?.en
        ? t`Say what happens.`
        : type === NEW && (made.by ?? []).length === 0
          ? t`Say who can say so.`
          : undefined;
  function add() {
    const on = type === NEW ? newType(definition, registry, made) : type;
    const id = freshId(`${step.key}-${on}`);
    const event: EditCommand[] =
      type === NEW
        ? [{ do: "event.set", type: on, event: made }]
        : declaring(definition, registry, type);
    run(...event, { do: "way.add", id, fromUid: step.uid, trigger: { on }, toUid });
    setType("");
    setMade({ by: [] });
    setTo(null);
    jump(id);
  }
  return (
    <Adding opens={opens} title={t`When something happens`} missing={missing} add={add}>
      <HappeningField value={type} onChange={setType} />
      {type === NEW && <EventFields type={NEW} value={made} onChange={setMade} />}
      <TargetField label={t`Go to`} value={toUid} stay={t`Stay here`} onChange={setTo} />
    </Adding>
  );
}

/** "After 14 days, send a reminder": nobody moves. Or a deadline: everybody still here moves. */
export function AddAfter({ step, opens }: { step: StepAt; opens: string }) {
  const { t } = useLingui();
  const { definition, run } = useEditor();
  const { jump } = useDesk();
  const [kind, setKind] = useState("reminder");
  const [timer, setTimer] = useState<TimerDef>({ offset: "P14D", at: "09:00" });
  const [action, setAction] = useState<Ref>();
  const [toUid, setTo] = useState<string | null>(null);
  const reminds = kind === "reminder";
  const missing = reminds
    ? action
      ? undefined
      : t`Choose what is done.`
    : toUid === null
      ? t`Choose where it leads.`
      : undefined;
  function add() {
    const key = newTimerKey(definition, `${step.key} ${reminds ? "reminder" : "deadline"}`);
    const id = freshId(`${step.key}-${kind}`);
    run(
      { do: "timer.set", key, timer },
      {
        ...{ do: "way.add", id, fromUid: step.uid, trigger: { after: key } },
        ...(reminds && action ? { actions: [action] } : { toUid }),
      },
    );
    setAction(undefined);
    setTo(null);
    jump(id);
  }
  return (
    <Adding opens={opens} title={t`After some time`} missing={missing} add={add}>
      <Radios
        label={t`What the time is for`}
        value={kind}
        onChange={setKind}
        options={[
          { value: "reminder", label: t`A reminder: something is done, and they stay here` },
          { value: "deadline", label: t`A deadline: whoever is still here goes on` },
        ]}
      />
      <TimerEditor value={timer} onChange={setTimer} />
      {reminds ? (
        <ActionFields value={action} onChange={setAction} />
      ) : (
        <TargetField
          label={t`Go to`}
          value={toUid}
          onChange={setTo}
          without={({ uid }) => uid === step.uid}
        />
      )}
    </Adding>
  );
}

/** A small form that ends with its sentence in the outline. */
export function Adding(props: {
  opens: string;
  title: string;
  /** What has to be said first. */
  missing: string | undefined;
  add: () => void;
  /** Default: "Add". */
  act?: ReactNode;
  destructive?: boolean;
  children: ReactNode;
}) {
  const { close } = useChoosing();
  const [asked, setAsked] = useState(false);
  return (
    <Panel
      of={props.opens}
      title={props.title}
      actions={
        <>
          <Button
            small
            variant={props.destructive ? "destructive" : "filled"}
            onClick={() => {
              setAsked(props.missing !== undefined);
              if (props.missing !== undefined) return;
              close();
              props.add();
            }}
          >
            {props.act ?? <Trans>Add</Trans>}
          </Button>
          <Button small variant="text" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          {asked && props.missing !== undefined && (
            <p className="err" role="alert">
              {props.missing}
            </p>
          )}
        </>
      }
    >
      {props.children}
    </Panel>
  );
}
