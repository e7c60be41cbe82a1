import { Trans, useLingui } from "@lingui/react/macro";
import { type EditCommand, keyFrom, type Text } from "@quad/workflow";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Section } from "../../ui/Page.tsx";
import { useDesk } from "./desk.ts";
import { EventFields } from "./EventFields.tsx";
import { useEditor } from "./editor.ts";
import { WordsFields } from "./WordsFields.tsx";

/** What belongs to the workflow as a whole: its texts, its stages, and everything that can happen. */
export function Whole() {
  const { t } = useLingui();
  const { definition, run, editable } = useEditor();
  if (!editable) return null;
  return (
    <Section title={t`The whole workflow`}>
      <Disclosure summary={t`Name and description`}>
        <WordsFields
          label={t`Name`}
          value={definition.label}
          onChange={(label) => run({ do: "definition.set", label })}
        />
        <WordsFields
          label={t`Description`}
          value={definition.description}
          onChange={(description) => run({ do: "definition.set", description })}
        />
      </Disclosure>
      <Disclosure summary={t`Stages`}>
        <Stages />
      </Disclosure>
      <Disclosure summary={t`Everything that can happen`}>
        <Events />
      </Disclosure>
      <Disclosure summary={t`Keys`}>
        <Keys />
      </Disclosure>
    </Section>
  );
}

function Stages() {
  const { t } = useLingui();
  const { definition, run } = useEditor();
  const { index, say } = useDesk();
  const stages = definition.stages ?? [];
  const [label, setLabel] = useState<Text>({});
  const set = (next: typeof stages, ...more: EditCommand[]) =>
    run({ do: "stages.set", stages: next }, ...more);
  const swap = (at: number, by: -1 | 1) =>
    set(stages.with(at, stages[at + by]!).with(at + by, stages[at]!));
  return (
    <>
      <p className="hint">
        <Trans>People see the stage that they are in; several steps can share one.</Trans>
      </p>
      {stages.map((stage, at) => {
        const name = say(stage.label);
        return (
          <div className="wf-entry" key={stage.key}>
            <WordsFields
              label={t`Stage ${at + 1}`}
              value={stage.label}
              onChange={(words) => set(stages.with(at, { ...stage, label: words }))}
            />
            <span className="wf-moves">
              <IconButton
                icon="up"
                label={t`Move “${name}” up`}
                off={at === 0}
                onClick={() => swap(at, -1)}
              />
              <IconButton
                icon="down"
                label={t`Move “${name}” down`}
                off={at === stages.length - 1}
                onClick={() => swap(at, 1)}
              />
              <IconButton
                icon="remove"
                label={t`Remove “${name}”`}
                onClick={() =>
                  set(
                    stages.toSpliced(at, 1),
                    ...index.all
                      .filter(({ def }) => def.stage === stage.key)
                      .map(({ uid }): EditCommand => ({ do: "step.set", uid, stage: null })),
                  )
                }
              />
            </span>
          </div>
        );
      })}
      <WordsFields label={t`New stage`} value={label} onChange={setLabel} optional />
      <Button
        small
        onClick={() => {
          if (!label.en) return;
          const taken = (key: string) => stages.some((stage) => stage.key === key);
          set([...stages, { key: keyFrom(label.en, taken, "stage"), label }]);
          setLabel({});
        }}
      >
        <Trans>Add the stage</Trans>
      </Button>
    </>
  );
}

function Events() {
  const { t } = useLingui();
  const { definition, run } = useEditor();
  const { index, say } = useDesk();
  const used = new Set(
    index.all.flatMap(({ ways }) =>
      ways.flatMap(({ trigger }) => ("on" in trigger ? trigger.on : [])),
    ),
  );
  return Object.entries(definition.events).map(([type, event]) => (
    <Disclosure key={type} summary={say(event.label) || type}>
      <EventFields
        type={type}
        value={event}
        onChange={(next) => run({ do: "event.set", type, event: next })}
      />
      {used.has(type) ? (
        <p className="hint">
          <Trans>A step waits for it, so it can’t be removed here.</Trans>
        </p>
      ) : (
        <Button small onClick={() => run({ do: "event.set", type, event: null })}>
          {t`Remove it`}
        </Button>
      )}
    </Disclosure>
  ));
}

function Keys() {
  const { t } = useLingui();
  const keys: [string, string][] = [
    ["Ctrl + Z", t`Undo`],
    ["Ctrl + Y", t`Redo`],
    ["Alt + ↑, Alt + ↓", t`Move the step that has the focus up or down`],
    ["/", t`Find a step`],
    ["Esc", t`Close what a dotted word has opened`],
  ];
  return (
    <dl className="wf-keys">
      {keys.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
