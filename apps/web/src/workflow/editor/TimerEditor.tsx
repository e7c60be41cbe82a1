import { useLingui } from "@lingui/react/macro";
import type { TimerDef } from "@quad/workflow";
import { Tick } from "../../ui/Choices.tsx";
import { Field } from "../../ui/Field.tsx";
import { Select } from "../../ui/Select.tsx";
import { datesFor } from "./catalogue.ts";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { Length, lengthOf } from "./Length.tsx";

/** When time leads on: how long, before or after what, on which days and at what time. */
export function TimerEditor(props: { value: TimerDef; onChange: (value: TimerDef) => void }) {
  const { t } = useLingui();
  const { definition, registry } = useEditor();
  const { say } = useDesk();
  const { value, onChange } = props;
  const back = value.offset.startsWith("-");
  const length = value.offset.replace("-", "");
  const zero = value.anchor !== undefined && lengthOf(length)?.count === 0;
  const dates = datesFor(registry, definition);
  const place = value.anchor === undefined ? "" : `${back ? "before" : "after"} ${value.anchor}`;
  const unit = lengthOf(length)?.unit;

  function from(next: string) {
    const { anchor: _, anchorLabel: __, ...rest } = value;
    if (next === "") return onChange({ ...rest, offset: length });
    const [side, anchor = ""] = next.split(" ");
    const label =
      Object.values(definition.timers ?? {}).find((timer) => timer.anchor === anchor)
        ?.anchorLabel ?? dates.find(({ path }) => path === anchor)?.label;
    onChange({
      ...rest,
      offset: side === "before" && !zero ? `-${length}` : length,
      anchor,
      ...(label && { anchorLabel: label }),
    });
  }
  const named = (path: string) => {
    const known = dates.find((date) => date.path === path);
    return known ? say(known.label) : path;
  };
  const paths = new Set([
    ...dates.map(({ path }) => path),
    ...(value.anchor === undefined ? [] : [value.anchor]),
  ]);
  return (
    <>
      <Length
        label={t`How long`}
        value={length}
        zero={value.anchor !== undefined}
        onChange={(iso) => onChange({ ...value, offset: back ? `-${iso}` : iso })}
      />
      <Select
        label={t`Counted from`}
        value={place}
        onChange={from}
        options={[
          { value: "", label: t`after this step begins` },
          ...[...paths].flatMap((path) => {
            const name = named(path);
            return [
              { value: `before ${path}`, label: t`before: ${name}` },
              { value: `after ${path}`, label: t`after: ${name}` },
            ];
          }),
        ]}
      />
      {unit === "D" && (
        <Tick
          label={t`Count working days only, Monday to Friday`}
          checked={value.calendar === "working-days"}
          onChange={(on) => {
            const { calendar: _, ...rest } = value;
            onChange(on ? { ...rest, calendar: "working-days" } : rest);
          }}
        />
      )}
      <Field label={t`At this time of day`} optional>
        {(control) => (
          <input
            {...control}
            className="input input--m"
            type="time"
            value={value.at ?? ""}
            onChange={({ target }) => {
              const { at: _, ...rest } = value;
              onChange(target.value === "" ? rest : { ...rest, at: target.value.slice(0, 5) });
            }}
          />
        )}
      </Field>
    </>
  );
}
