import { describe, type Registry, type StateDef, type WorkflowDefinition } from "@quad/workflow";

/** Every state of a definition with its path, parents before children, in the author's order. */
export function* statesOf(
  states: Record<string, StateDef>,
  prefix = "",
): Generator<{ path: string; key: string; state: StateDef }> {
  for (const [key, state] of Object.entries(states)) {
    const path = prefix + key;
    yield { path, key, state };
    yield* statesOf(state.states ?? {}, `${path}.`);
  }
}

/** The states that a path leads through, outermost first. */
export function statesAlong(states: Record<string, StateDef>, path: string): StateDef[] {
  const found: StateDef[] = [];
  let level: Record<string, StateDef> | undefined = states;
  for (const key of path.split(".")) {
    const state: StateDef | undefined = level?.[key];
    if (!state) break;
    found.push(state);
    level = state.states;
  }
  return found;
}

/** By timer id: its step, and the sentences of what it brings about. */
export function remindersOf(
  definition: WorkflowDefinition,
  registry: Registry,
  locale: string,
): Map<string, { stepUid: string; sentence: string }> {
  const sentences = new Map<string, string>();
  const read = (steps: ReturnType<typeof describe>["stages"][number]["steps"]): void => {
    for (const step of steps) {
      for (const { id, sentence } of step.reminders) sentences.set(id, sentence);
      read(step.steps);
    }
  };
  for (const { steps } of describe(definition, registry, locale).stages) read(steps);
  const found = new Map<string, { stepUid: string; sentence: string }>();
  for (const { state } of statesOf(definition.states)) {
    for (const [timer, ways] of Object.entries(state.after ?? {})) {
      const sentence = ways.map(({ id }) => sentences.get(id) ?? "").join(" ");
      found.set(`${state.uid}/${timer}`, { stepUid: state.uid, sentence });
    }
  }
  return found;
}
