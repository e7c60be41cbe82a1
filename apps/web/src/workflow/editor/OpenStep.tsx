import { Trans, useLingui } from "@lingui/react/macro";
import type { Ref } from "@quad/workflow";
import { Button } from "../../ui/Button.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { ActionPanel, ActionTokens } from "./ActionTokens.tsx";
import { AddAfter, AddWhen } from "./AddWay.tsx";
import { AddWork } from "./AddWork.tsx";
import { useEditor } from "./editor.ts";
import { NewActionPanel } from "./NewActionPanel.tsx";
import { StepActs } from "./StepActs.tsx";
import type { StepAt } from "./steps.ts";
import { Choosers, useChoosing } from "./Token.tsx";
import { WayItem } from "./WayItem.tsx";
import { WorkItem } from "./WorkItem.tsx";

/** A step whose every word can be changed. */
export function OpenStep({ step }: { step: StepAt }) {
  return (
    <Choosers>
      <Sentences step={step} />
      <Adders step={step} />
    </Choosers>
  );
}

function Sentences({ step }: { step: StepAt }) {
  const { def } = step;
  const timed = (on: boolean) => step.ways.filter(({ trigger }) => "after" in trigger === on);
  const count = (def.entry ?? []).length + (def.exit ?? []).length + step.ways.length;
  if (count + (def.invoke ?? []).length === 0) return null;
  return (
    <ul className="wf-says wf-says--open">
      {(def.entry ?? []).map((action, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: actions have nothing else that tells them apart
        <ActionItem key={`entry ${at}`} step={step} when="entry" index={at} action={action} />
      ))}
      {(def.invoke ?? []).map((work) => (
        <WorkItem key={work.id} step={step} work={work} />
      ))}
      {[...timed(false), ...timed(true)].map((way) => (
        <WayItem key={way.def.id} step={step} way={way} />
      ))}
      {(def.exit ?? []).map((action, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: actions have nothing else that tells them apart
        <ActionItem key={`exit ${at}`} step={step} when="exit" index={at} action={action} />
      ))}
    </ul>
  );
}

/** Something that is done on arriving at a step, or on leaving it. */
function ActionItem(props: { step: StepAt; when: "entry" | "exit"; index: number; action: Ref }) {
  const { step, when, index, action } = props;
  const opens = `${when} ${index}`;
  return (
    <li>
      <p>
        {when === "entry" ? <Trans>On arriving,</Trans> : <Trans>On leaving,</Trans>}{" "}
        <ActionTokens action={action} opens={opens} end="." />
      </p>
      <ActionPanel
        at={{ uid: step.uid, when }}
        index={index}
        of={(step.def[when] ?? []).length}
        action={action}
        opens={opens}
      />
    </li>
  );
}

/** What can be added to a step, and what can be done with it. */
function Adders({ step }: { step: StepAt }) {
  const { t } = useLingui();
  const { def, kind, uid } = step;
  const leaves = kind !== "end" && kind !== "back";
  return (
    <>
      <div className="acts wf-adders">
        {leaves && (
          <>
            <Adder opens="add when">{t`Add “When…”`}</Adder>
            <Adder opens="add after">{t`Add “After…”`}</Adder>
          </>
        )}
        {kind !== "back" && <Adder opens="add entry">{t`Add “On arriving…”`}</Adder>}
        {leaves && <Adder opens="add exit">{t`Add “On leaving…”`}</Adder>}
        <StepMenu step={step} />
      </div>
      {leaves && (
        <>
          <AddWhen step={step} opens="add when" />
          <AddAfter step={step} opens="add after" />
          <AddWork step={step} opens="add work" />
          <NewActionPanel
            key={`exit ${(def.exit ?? []).length}`}
            at={{ uid, when: "exit" }}
            opens="add exit"
            title={t`On leaving`}
          />
        </>
      )}
      <NewActionPanel
        key={`entry ${(def.entry ?? []).length}`}
        at={{ uid, when: "entry" }}
        opens="add entry"
        title={t`On arriving`}
      />
      <StepActs step={step} />
    </>
  );
}

function Adder({ opens, children }: { opens: string; children: string }) {
  const { open, toggle } = useChoosing();
  return (
    <Button small aria-expanded={open === opens} onClick={() => toggle(opens)}>
      {children}
    </Button>
  );
}

function StepMenu({ step }: { step: StepAt }) {
  const { t } = useLingui();
  const { toggle } = useChoosing();
  const { editable } = useEditor();
  const acts = [
    ["step details", t`Name, stage and kind…`],
    ["add work", t`Add work that goes on meanwhile…`],
    ["step before", t`Add a step before this…`],
    ["step after", t`Add a step after this…`],
    ["step inside", t`Add a step inside this…`],
    ["step move", t`Move this step…`],
    ["step remove", t`Remove this step…`],
  ];
  if (!editable) return null;
  return (
    <Menu label={t`This step`} className="wf-more">
      {acts
        .filter(([id]) => id !== "step inside" || (step.kind !== "end" && step.kind !== "back"))
        .map(([id, label]) => (
          <li key={id}>
            <button type="button" onClick={() => toggle(id!)}>
              {label}
            </button>
          </li>
        ))}
    </Menu>
  );
}
