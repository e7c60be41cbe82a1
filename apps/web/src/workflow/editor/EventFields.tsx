import { Trans, useLingui } from "@lingui/react/macro";
import type { EventDef } from "@quad/workflow";
import { useFormats } from "../../i18n/format.ts";
import { Checkboxes, Tick } from "../../ui/Choices.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { WordsFields } from "./WordsFields.tsx";

/** What something that happens is called, who says it by a button, and whether they are asked twice. */
export function EventFields(props: {
  type: string;
  value: EventDef;
  onChange: (value: EventDef) => void;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const { registry } = useEditor();
  const { say } = useDesk();
  const { value, onChange } = props;
  const own = registry.events.get(props.type);
  const roles = [...registry.roles].filter(([role]) => role !== "system");
  const by = value.by ?? [];
  return (
    <>
      <WordsFields
        label={t`What happens`}
        value={value.label}
        onChange={(label) => onChange({ ...value, label })}
      />
      {own ? (
        <p className="hint">
          <Trans>
            Quad notices this by itself; brought about by{" "}
            {formats.either(own.by.map((role) => say(registry.roles.get(role)) || role))}.
          </Trans>
        </p>
      ) : (
        <>
          <Checkboxes
            label={t`Who can say so, with a button`}
            layout="columns"
            value={by}
            onChange={(next) =>
              onChange({ ...value, by: by.includes("system") ? [...next, "system"] : next })
            }
            options={roles.map(([role, label]) => ({ value: role, label: say(label) }))}
          />
          <Tick
            label={t`Ask them once more before it counts`}
            checked={value.confirm === true}
            onChange={(on) => {
              const { confirm: _, ...rest } = value;
              onChange(on ? { ...rest, confirm: true } : rest);
            }}
          />
          <Tick
            label={t`Only they and the coordinators see that it happened`}
            checked={value.confidential === true}
            onChange={(on) => {
              const { confidential: _, ...rest } = value;
              onChange(on ? { ...rest, confidential: true } : rest);
            }}
          />
        </>
      )}
    </>
  );
}
