import type { Text, WorkflowDefinition } from "../contract.ts";
import { applyCommands } from "./apply.ts";
import type { EditCommand } from "./command.ts";

/** A definition with everything that it has been, without limit. Values: each change gives a new one. */
export interface EditHistory {
  readonly present: WorkflowDefinition;
  /** The oldest first. */
  readonly past: readonly WorkflowDefinition[];
  /** What was undone, the next to redo first. */
  readonly future: readonly WorkflowDefinition[];
  /** The last change, while the next may still become one with it. */
  readonly typing: { place: string; at: number } | null;
}

/** Changes of the same place within so many milliseconds of each other are undone as one. */
const TYPING_MS = 1000;

export function createHistory(definition: WorkflowDefinition): EditHistory {
  return { present: definition, past: [], future: [], typing: null };
}

/** What a single command writes over; null when making it twice isn't the same as making the last. */
function placeOf(commands: readonly EditCommand[]): string | null {
  const [command, ...more] = commands;
  if (!command || more.length > 0) return null;
  switch (command.do) {
    case "step.label":
    case "step.set":
    case "way.set":
    case "timer.set":
    case "event.set":
    case "definition.set":
    case "stages.set":
    case "layout.set": {
      const id = "uid" in command ? command.uid : "id" in command ? command.id : "";
      const key = "key" in command ? command.key : "type" in command ? command.type : "";
      return [command.do, id, key, ...Object.keys(command).sort()].join(" ");
    }
    case "action.set":
      return [command.do, JSON.stringify(command.at), command.index].join(" ");
    default:
      return null;
  }
}

/**
 * Makes one undoable change of these commands, all or none. `now` is the caller's clock in
 * milliseconds; writing over the same place within a second adds no further step to undo. What
 * changes nothing is no change.
 */
export function changed(
  history: EditHistory,
  commands: readonly EditCommand[],
  now: number,
): { ok: true; history: EditHistory } | { ok: false; reason: Text } {
  const edited = applyCommands(history.present, commands);
  if (!edited.ok) return edited;
  const { definition } = edited;
  if (JSON.stringify(definition) === JSON.stringify(history.present)) return { ok: true, history };
  const place = placeOf(commands);
  const { typing, past, present } = history;
  const merges = place !== null && typing?.place === place && now - typing.at <= TYPING_MS;
  return {
    ok: true,
    history: {
      present: definition,
      past: merges ? past : [...past, present],
      future: [],
      typing: place === null ? null : { place, at: now },
    },
  };
}

/** The same history when there is nothing to undo. */
export function undone(history: EditHistory): EditHistory {
  const { past, present, future } = history;
  const last = past.at(-1);
  if (!last) return history;
  return { present: last, past: past.slice(0, -1), future: [present, ...future], typing: null };
}

/** The same history when there is nothing to redo. */
export function redone(history: EditHistory): EditHistory {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  if (!next) return history;
  return { present: next, past: [...past, present], future: rest, typing: null };
}
