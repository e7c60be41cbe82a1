import {
  type ActionType,
  builtInActions,
  type FactType,
  type GuardType,
  type Ref,
  type Registry,
  type Text,
  type TypeInfo,
  type WorkflowDefinition,
} from "@quad/workflow";

/** Types that make sense for this workflow: all that they read tells something about its subject. */
function fitting<T extends TypeInfo & { reads?: string[] }>(
  types: ReadonlyMap<string, T>,
  { facts }: Registry,
  { subject }: WorkflowDefinition,
): T[] {
  return [...types.values()].filter((type) =>
    (type.reads ?? []).every((key) => facts.get(key)?.subjects.includes(subject) ?? true),
  );
}

export const guardsFor = (registry: Registry, definition: WorkflowDefinition): GuardType[] =>
  fitting(registry.guards, registry, definition);

export const actionsFor = (registry: Registry, definition: WorkflowDefinition): ActionType[] =>
  fitting(registry.actions, registry, definition);

/** Those that happen inside of a step are no plugin's. */
export const actionType = (registry: Registry, type: string): ActionType | undefined =>
  registry.actions.get(type) ?? builtInActions.get(type);

/** A use of a type with nothing said yet; choices that have only one answer are made. */
export function newRef({ type, v, params }: TypeInfo): Ref {
  const made = Object.entries(params).flatMap(([name, { choices, required }]) =>
    required && choices?.length === 1 ? [[name, choices[0]!.value] as const] : [],
  );
  return {
    type,
    ...(v !== 1 && { v }),
    ...(made.length > 0 && { params: Object.fromEntries(made) }),
  };
}

/** Dates that reminders can count from. */
export function datesFor(
  { facts }: Registry,
  { subject }: WorkflowDefinition,
): { path: string; label: Text }[] {
  return [...facts.values()]
    .filter((fact: FactType) => fact.subjects.includes(subject))
    .flatMap(({ key, fields }) =>
      Object.entries(fields)
        .filter(([, { type }]) => type === "date" || type === "instant")
        .map(([name, { label }]) => ({ path: name === "" ? key : `${key}.${name}`, label })),
    );
}
