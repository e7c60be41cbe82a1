import { useLingui } from "@lingui/react/macro";
import { Select } from "../../ui/Select.tsx";
import { useDesk } from "./desk.ts";
import { nameOf, type StepAt } from "./steps.ts";

export const STAY = "·stay";

/** Where a way leads: one of all steps by number and name, or nowhere. */
export function TargetField(props: {
  label: string;
  value: string | null;
  /** null: the step stays. */
  onChange: (uid: string | null) => void;
  /** Says that staying is possible, and how it is called. */
  stay?: string;
  /** Steps that can't be chosen. */
  without?: (step: StepAt) => boolean;
}) {
  const { t } = useLingui();
  const { index, say } = useDesk();
  const options = index.all
    .filter((step) => !props.without?.(step))
    .map((step) => {
      const parent = step.parentUid === null ? undefined : index.byUid.get(step.parentUid);
      const name = nameOf(step, say);
      return {
        value: step.uid,
        label: parent
          ? `${step.number} ${nameOf(parent, say)} › ${name}`
          : `${step.number} ${name}`,
      };
    });
  return (
    <Select
      label={props.label}
      value={props.value ?? (props.stay ? STAY : "")}
      placeholder={props.stay || props.value ? undefined : t`Choose a step`}
      onChange={(uid) => props.onChange(uid === STAY || uid === "" ? null : uid)}
      options={[...(props.stay ? [{ value: STAY, label: props.stay }] : []), ...options]}
    />
  );
}
