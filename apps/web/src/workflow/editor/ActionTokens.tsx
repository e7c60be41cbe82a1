import { Trans, useLingui } from "@lingui/react/macro";
import { type ActionPlace, type PhrasePart, phraseParts, type Ref } from "@quad/workflow";
import type { ReactNode } from "react";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { actionsFor, actionType, newRef } from "./catalogue.ts";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { ParamFields } from "./ParamFields.tsx";
import { withParams } from "./RuleEditor.tsx";
import { Panel, Token, useChoosing } from "./Token.tsx";

/** An action as a part of a sentence; every value in it is a dotted word. `end` follows closely. */
export function ActionTokens(props: { action: Ref; opens: string; end?: string }) {
  const { action, opens, end = "" } = props;
  const { registry, locale } = useEditor();
  const known = actionType(registry, action.type);
  const params = action.params ?? {};
  const parts = known ? withMarks(phraseParts(known, known.sentence, params, locale)) : [];
  if (!parts.some(({ param }) => param)) {
    const words = known ? parts.map(({ text }) => text).join("") : action.type;
    return (
      <Ended end={end}>
        <Token opens={opens}>{words}</Token>
      </Ended>
    );
  }
  return parts.map(({ text, param }, at) => {
    const mark = at === parts.length - 1 ? end : "";
    return param === undefined ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has its pieces in a fixed order
      <span key={at}>{text + mark}</span>
    ) : (
      <Ended key={param} end={mark}>
        <Token opens={opens} at={param}>
          {text}
        </Token>
      </Ended>
    );
  });
}

/** A dotted word and the mark that ends its sentence: no line breaks between the two. */
export function Ended({ end, children }: { end: string; children: ReactNode }) {
  return end === "" ? (
    children
  ) : (
    <span className="wf-ended">
      {children}
      {end}
    </span>
  );
}

/** Quotation marks belong to the word that they stand around: alone they would end or begin a line. */
function withMarks(parts: readonly PhrasePart[]): PhrasePart[] {
  const quoted = (at: number): boolean =>
    parts[at]?.param !== undefined &&
    (parts[at - 1]?.text.endsWith("“") ?? false) &&
    (parts[at + 1]?.text.startsWith("”") ?? false);
  return parts
    .map((part, at) => ({
      ...part,
      text: quoted(at)
        ? `“${part.text}”`
        : part.text.slice(quoted(at - 1) ? 1 : 0, quoted(at + 1) ? -1 : undefined),
    }))
    .filter(({ text }) => text !== "");
}

/** What happens, of what is possible, with what it wants to know. */
export function ActionFields(props: {
  value: Ref | undefined;
  onChange: (action: Ref) => void;
  label?: string;
}) {
  const { t } = useLingui();
  const { definition, registry } = useEditor();
  const { say } = useDesk();
  const { value, onChange } = props;
  const types = actionsFor(registry, definition);
  const known = value && actionType(registry, value.type);
  const options = types.map(({ type, label }) => ({ value: type, label: say(label) }));
  const listed = !value || options.some((one) => one.value === value.type);
  return (
    <>
      <Select
        label={props.label ?? t`What is done`}
        value={value?.type ?? ""}
        placeholder={value ? undefined : t`Choose`}
        onChange={(type) => {
          const next = registry.actions.get(type);
          if (next) onChange(newRef(next));
        }}
        options={
          listed
            ? options
            : [{ value: value.type, label: known ? say(known.label) : value.type }, ...options]
        }
      />
      {value && known && (
        <ParamFields
          schema={known.params}
          params={value.params ?? {}}
          onChange={(params) => onChange(withParams(value, params))}
        />
      )}
    </>
  );
}

/** Changes, moves and removes one action of a list. */
export function ActionPanel(props: {
  at: ActionPlace;
  index: number;
  of: number;
  action: Ref;
  opens: string;
}) {
  const { t } = useLingui();
  const { run } = useEditor();
  const { close } = useChoosing();
  const { at, index, action } = props;
  const move = (to: number) => {
    run({ do: "action.move", at, index, to });
    close();
  };
  return (
    <Panel
      of={props.opens}
      title={t`What is done`}
      actions={
        <>
          <Button small onClick={close}>
            <Trans>Done</Trans>
          </Button>
          {index > 0 && (
            <Button small variant="text" onClick={() => move(index - 1)}>
              <Trans>Do it earlier</Trans>
            </Button>
          )}
          {index < props.of - 1 && (
            <Button small variant="text" onClick={() => move(index + 1)}>
              <Trans>Do it later</Trans>
            </Button>
          )}
          <Button
            small
            variant="text"
            onClick={() => {
              run({ do: "action.remove", at, index });
              close();
            }}
          >
            <Trans>Leave this out</Trans>
          </Button>
        </>
      }
    >
      <ActionFields
        value={action}
        onChange={(next) => run({ do: "action.set", at, index, action: next })}
      />
    </Panel>
  );
}
