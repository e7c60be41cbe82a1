import { type EditCommand, keyFrom, type TimerDef, type WorkflowDefinition } from "@quad/workflow";
import type { StepIndex, WayAt } from "./steps.ts";

const usesOf = (index: StepIndex, key: string): number =>
  index.all.flatMap(({ ways }) => ways).filter(({ trigger }) => after(trigger) === key).length;

const after = (trigger: WayAt["trigger"]): string | null =>
  "after" in trigger ? trigger.after : null;

export const newTimerKey = (definition: WorkflowDefinition, label: string): string =>
  keyFrom(label, (key) => Object.hasOwn(definition.timers ?? {}, key), "wait");

/** Changes when one way is taken; a time that other ways share stays theirs. */
export function retimed(
  definition: WorkflowDefinition,
  index: StepIndex,
  way: WayAt,
  timer: TimerDef,
): EditCommand[] {
  const key = after(way.trigger);
  if (key === null) return [];
  if (usesOf(index, key) === 1) return [{ do: "timer.set", key, timer }];
  const own = newTimerKey(definition, key);
  return [
    { do: "timer.set", key: own, timer },
    { do: "way.move", id: way.def.id, trigger: { after: own } },
  ];
}

/** Takes ways away, with the times that nothing else uses. */
export function removed(
  definition: WorkflowDefinition,
  index: StepIndex,
  ways: readonly WayAt[],
): EditCommand[] {
  const keys = new Set(ways.flatMap(({ trigger }) => after(trigger) ?? []));
  const orphans = [...keys].filter(
    (key) =>
      Object.hasOwn(definition.timers ?? {}, key) &&
      usesOf(index, key) === ways.filter(({ trigger }) => after(trigger) === key).length,
  );
  return [
    ...ways.map(({ def }): EditCommand => ({ do: "way.remove", id: def.id })),
    ...orphans.map((key): EditCommand => ({ do: "timer.set", key, timer: null })),
  ];
}
