import {
  type EditCommand,
  type EventDef,
  eventTypeFrom,
  type Registry,
  type Text,
  type WorkflowDefinition,
} from "@quad/workflow";

/** Something that a way out can wait for. */
export interface Happening {
  type: string;
  label: Text;
  /** Quad notices it by itself; the rest is said with a button. */
  own: boolean;
}

/** What the definition knows already, and what Quad could tell it. */
export function happenings(definition: WorkflowDefinition, registry: Registry): Happening[] {
  const declared = Object.entries(definition.events).map(([type, { label }]) => ({
    type,
    label: label ?? registry.events.get(type)?.label ?? { en: type },
    own: registry.events.has(type),
  }));
  const more = [...registry.events.values()]
    .filter(({ type, subject }) => subject === definition.subject && !definition.events[type])
    .map(({ type, label }) => ({ type, label, own: true }));
  return [...declared, ...more];
}

/** What it takes for the definition to know an event of Quad's own. */
export function declaring(
  definition: WorkflowDefinition,
  registry: Registry,
  type: string,
): EditCommand[] {
  const known = registry.events.get(type);
  if (definition.events[type] || !known) return [];
  const { label, by, payload } = known;
  return [{ do: "event.set", type, event: { label, by, ...(payload && { payload }) } }];
}

/** The type of a new event, which reads like its label. */
export function newType(definition: WorkflowDefinition, registry: Registry, event: EventDef) {
  return eventTypeFrom(
    event.label?.en ?? "",
    (type) => Object.hasOwn(definition.events, type) || registry.events.has(type),
  );
}
