import { useLingui } from "@lingui/react/macro";
import { type EditCommand, eventTypeFrom, keyFrom, type TriggerRef } from "@quad/workflow";
import { useState } from "react";
import { text } from "../../i18n/text.ts";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { useEditor } from "../editor/editor.ts";
import type { PictureStep } from "./graph.ts";

const DONE = "done";
const NEW = "new";
const AFTER = "after";
const ALWAYS = "always";

function daysOf(words: string): number | null {
  const number = Number(words);
  return Number.isInteger(number) && number >= 1 && number <= 3650 ? number : null;
}

/** What brings a way out about: asked for in one field, and a second one where it needs more. */
export function useTrigger(from: PictureStep, tried: boolean) {
  const { t } = useLingui();
  const { definition, locale } = useEditor();
  const holds = from.kind === "group" || from.kind === "side-by-side";
  const [first] = Object.keys(definition.events);
  const [when, setWhen] = useState(holds ? DONE : first ? `on ${first}` : NEW);
  const [name, setName] = useState("");
  const [days, setDays] = useState("14");
  const events = Object.entries(definition.events).map(([type, { label }]) => ({
    value: `on ${type}`,
    label: text(label, locale) || type,
  }));
  const fields = (
    <>
      <Select
        label={t`When`}
        value={when}
        onChange={setWhen}
        options={[
          ...(holds ? [{ value: DONE, label: t`When all of it is done` }] : []),
          ...events,
          { value: AFTER, label: t`After some days` },
          { value: ALWAYS, label: t`At once` },
          { value: NEW, label: t`Something new…` },
        ]}
      />
      {when === NEW && (
        <TextInput
          label={t`What somebody does`}
          value={name}
          onChange={setName}
          error={tried && !name.trim() ? t`Say what they do` : undefined}
        />
      )}
      {when === AFTER && (
        <TextInput
          label={t`Days`}
          width="small"
          value={days}
          onChange={setDays}
          error={tried && !daysOf(days) ? t`Give a number from 1 to 3650` : undefined}
        />
      )}
    </>
  );
  /** The trigger with what has to be made for it first; null while something is missing. */
  const trigger = (): { first: EditCommand[]; by: TriggerRef } | null => {
    if (when === DONE) return { first: [], by: { onDone: true } };
    if (when === ALWAYS) return { first: [], by: { always: true } };
    if (when === AFTER) {
      const number = daysOf(days);
      if (number === null) return null;
      const timers = definition.timers ?? {};
      const key = keyFrom(
        `${from.label} ${number} days`,
        (one) => Object.hasOwn(timers, one),
        "timer",
      );
      return {
        first: [{ do: "timer.set", key, timer: { offset: `P${number}D` } }],
        by: { after: key },
      };
    }
    if (when === NEW) {
      if (name.trim() === "") return null;
      const type = eventTypeFrom(name, (one) => Object.hasOwn(definition.events, one));
      const label = { en: name.trim(), ...(locale !== "en" && { [locale]: name.trim() }) };
      return {
        first: [{ do: "event.set", type, event: { label, by: ["coordinator"] } }],
        by: { on: type },
      };
    }
    return { first: [], by: { on: when.replace(/^on /, "") } };
  };
  return { fields, trigger };
}
