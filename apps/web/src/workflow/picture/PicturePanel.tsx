import { Trans, useLingui } from "@lingui/react/macro";
import type { EditCommand } from "@quad/workflow";
import type { FormEvent, ReactNode } from "react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { useEditor } from "../editor/editor.ts";
import type { PictureGraph, PictureStep, PictureWay } from "./graph.ts";
import { newId } from "./new-id.ts";
import { useTrigger } from "./useTrigger.tsx";

/** What the panel asks. */
export type Asking =
  | { what: "step" | "after" | "remove"; uid: string }
  | { what: "way"; id: string }
  | { what: "connect"; fromUid: string; toUid: string | null };

interface PanelProps {
  asking: Asking;
  ask: (asking: Asking | null) => void;
  graph: PictureGraph;
}

/** What can be done with the step or way in question, and the few things that have to be said for it. */
export function PicturePanel({ asking, ask, graph }: PanelProps) {
  const { t } = useLingui();
  const step = (uid: string) => graph.steps.find((one) => one.uid === uid);
  if (asking.what === "way") {
    const way = graph.ways.find(({ id }) => id === asking.id);
    return way ? <WayPanel way={way} graph={graph} ask={ask} /> : null;
  }
  const uid = asking.what === "connect" ? asking.fromUid : asking.uid;
  const about = step(uid);
  if (!about) return null;
  switch (asking.what) {
    case "connect":
      return <ConnectPanel from={about} toUid={asking.toUid} graph={graph} ask={ask} />;
    case "after":
      return <AddPanel after={about} ask={ask} />;
    case "remove":
      return <RemovePanel step={about} graph={graph} ask={ask} />;
    default:
      return (
        <Panel title={t`“${about.label}”`} ask={ask}>
          <div className="row">
            <Button small onClick={() => ask({ what: "after", uid })}>
              <Trans>Add a step after it…</Trans>
            </Button>
            {about.kind !== "end" && (
              <Button small onClick={() => ask({ what: "connect", fromUid: uid, toUid: null })}>
                <Trans>Make a way out…</Trans>
              </Button>
            )}
            <Button small onClick={() => ask({ what: "remove", uid })}>
              <Trans>Remove step…</Trans>
            </Button>
          </div>
        </Panel>
      );
  }
}

/** A small form below the picture. It takes the focus; Escape closes it. */
function Panel(props: {
  title: string;
  ask: (asking: null) => void;
  onSubmit?: () => void;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another panel.
  useEffect(() => heading.current?.focus(), [props.title]);
  return (
    <form
      className="pic__panel"
      aria-labelledby={id}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        props.onSubmit?.();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") props.ask(null);
      }}
    >
      <div className="split">
        <h3 id={id} ref={heading} tabIndex={-1}>
          {props.title}
        </h3>
        <Button small variant="text" onClick={() => props.ask(null)}>
          {t`Close`}
        </Button>
      </div>
      {props.children}
    </form>
  );
}

const stepOptions = (graph: PictureGraph, without?: string) =>
  graph.steps
    .filter(({ uid }) => uid !== without)
    .map(({ uid, label, parentUid }) => {
      const around = graph.steps.find((step) => step.uid === parentUid)?.label;
      return { value: uid, label: around ? `${around}: ${label}` : label };
    });

type Ask = { ask: PanelProps["ask"] };

function ConnectPanel(
  props: { from: PictureStep; toUid: string | null; graph: PictureGraph } & Ask,
) {
  const { t } = useLingui();
  const { run, select } = useEditor();
  const { from, graph, ask } = props;
  const [toUid, setTo] = useState(props.toUid ?? "");
  const [tried, setTried] = useState(false);
  const { fields, trigger } = useTrigger(from, tried);
  function add() {
    setTried(true);
    const by = trigger();
    if (!by || toUid === "") return;
    const id = newId("w");
    run(...by.first, { do: "way.add", id, fromUid: from.uid, trigger: by.by, toUid });
    select(id);
    ask(null);
  }
  return (
    <Panel title={t`A way out of “${from.label}”`} ask={ask} onSubmit={add}>
      {fields}
      <Select
        label={t`Leads to`}
        value={toUid}
        onChange={setTo}
        placeholder={t`Choose a step`}
        error={tried && toUid === "" ? t`Choose a step` : undefined}
        options={stepOptions(graph, from.uid)}
      />
      <Button type="submit" variant="filled">
        <Trans>Add the way out</Trans>
      </Button>
    </Panel>
  );
}

function AddPanel({ after, ask }: { after: PictureStep } & Ask) {
  const { t } = useLingui();
  const { run, select, locale, definition } = useEditor();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const { fields, trigger } = useTrigger(after, tried);
  const leads = after.kind !== "end" && after.kind !== "back";
  function add() {
    setTried(true);
    const label = name.trim();
    const by = leads ? trigger() : null;
    if (label === "" || (leads && !by)) return;
    const uid = newId("s");
    const stage = definition.states[after.uid]?.stage;
    const commands: EditCommand[] = [
      {
        ...{ do: "step.add", uid, parentUid: after.parentUid, afterUid: after.uid },
        label: { en: label, ...(locale !== "en" && { [locale]: label }) },
        ...(stage && { stage }),
      },
    ];
    if (by) {
      const id = newId("w");
      commands.push(...by.first, {
        ...{ do: "way.add", id, fromUid: after.uid, trigger: by.by, toUid: uid },
      });
    }
    run(...commands);
    select(uid);
    ask(null);
  }
  return (
    <Panel title={t`A step after “${after.label}”`} ask={ask} onSubmit={add}>
      <TextInput
        label={t`Name`}
        value={name}
        onChange={setName}
        error={tried && !name.trim() ? t`Give it a name` : undefined}
      />
      {leads && fields}
      <Button type="submit" variant="filled">
        <Trans>Add the step</Trans>
      </Button>
    </Panel>
  );
}

function RemovePanel(props: { step: PictureStep; graph: PictureGraph } & Ask) {
  const { t } = useLingui();
  const { run, select } = useEditor();
  const { step, graph, ask } = props;
  const [toUid, setTo] = useState("");
  const leading = graph.ways.filter((way) => way.toUid === step.uid && way.fromUid !== step.uid);
  function remove() {
    run({ do: "step.remove", uid: step.uid, ...(toUid && { toUid }) });
    select(null);
    ask(null);
  }
  return (
    <Panel title={t`Remove “${step.label}”`} ask={ask} onSubmit={remove}>
      {leading.length > 0 && (
        <Select
          label={t`Ways that led here lead to`}
          value={toUid}
          onChange={setTo}
          placeholder={t`Nowhere: they go too`}
          options={stepOptions(graph, step.uid)}
        />
      )}
      <Button type="submit" variant="destructive">
        <Trans>Remove step</Trans>
      </Button>
    </Panel>
  );
}

function WayPanel({ way, graph, ask }: { way: PictureWay; graph: PictureGraph } & Ask) {
  const { t } = useLingui();
  const { run, select } = useEditor();
  return (
    <Panel title={way.sentence} ask={ask}>
      <Select
        label={t`Leads to`}
        value={way.toUid}
        onChange={(toUid) => run({ do: "way.set", id: way.id, toUid })}
        options={stepOptions(graph)}
      />
      <Button
        small
        onClick={() => {
          run({ do: "way.remove", id: way.id });
          select(way.fromUid);
          ask(null);
        }}
      >
        {t`Remove this way out`}
      </Button>
    </Panel>
  );
}
