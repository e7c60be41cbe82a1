import { useLingui } from "@lingui/react/macro";
import { Field } from "../../ui/Field.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { happenings } from "./events.ts";

export const NEW = "·new";

/** One thing that can happen, or a new one. */
export function HappeningField(props: { value: string; onChange: (type: string) => void }) {
  const { t } = useLingui();
  const { definition, registry } = useEditor();
  const { say } = useDesk();
  const all = happenings(definition, registry);
  const options = (own: boolean) =>
    all
      .filter((one) => one.own === own)
      .map(({ type, label }) => (
        <option key={type} value={type}>
          {say(label)}
        </option>
      ));
  return (
    <Field label={t`What has to happen`}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {props.value === "" && <option value="">{t`Choose`}</option>}
          <option value={NEW}>{t`Something new, said with a button…`}</option>
          <optgroup label={t`Said with a button`}>{options(false)}</optgroup>
          <optgroup label={t`Noticed by Quad`}>{options(true)}</optgroup>
        </select>
      )}
    </Field>
  );
}
