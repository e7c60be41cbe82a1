import type { WorkflowDefinition } from "../contract.ts";
import { buildModel } from "../model.ts";
import { parseDefinition } from "../parse/definition.ts";
import type { EditCommand } from "./command.ts";
import { done, type Edited, noStep } from "./outcome.ts";
import { addStep, labelStep, moveStep, removeStep, setStep, setWork } from "./steps.ts";
import { having, nodeOf } from "./tree.ts";
import { addWay, editAction, moveWay, removeWay, setWay } from "./ways.ts";

function edit(definition: WorkflowDefinition, command: EditCommand): Edited {
  switch (command.do) {
    case "step.add":
      return addStep(definition, command);
    case "step.label":
      return labelStep(definition, command);
    case "step.set":
      return setStep(definition, command);
    case "step.remove":
      return removeStep(definition, command);
    case "step.move":
      return moveStep(definition, command);
    case "way.add":
      return addWay(definition, command);
    case "way.set":
      return setWay(definition, command);
    case "way.move":
      return moveWay(definition, command);
    case "way.remove":
      return removeWay(definition, command);
    case "action.add":
    case "action.set":
    case "action.move":
    case "action.remove":
      return editAction(definition, command);
    case "work.set":
      return setWork(definition, command);
    case "timer.set":
      return done({
        ...definition,
        timers: having(definition.timers ?? {}, command.key, command.timer),
      });
    case "event.set":
      return done({
        ...definition,
        events: having(definition.events, command.type, command.event),
      });
    case "stages.set":
      return done({ ...definition, stages: command.stages });
    case "definition.set": {
      let next = definition;
      if (command.label) next = { ...next, label: command.label };
      if (command.description !== undefined) {
        next = having(next, "description", command.description);
      }
      if (command.initialUid === undefined) return done(next);
      const first = nodeOf(buildModel(definition), command.initialUid);
      return first && !first.parent ? done({ ...next, initial: first.key }) : noStep();
    }
    case "layout.set":
      return done({ ...definition, layout: command.layout });
  }
}

/**
 * The definition after one command; the one that was given stays as it is, and what the command
 * doesn't touch stays the same object. Ways lead where they led, also when a step moves. Refuses,
 * with the reason, what names something that isn't there and whatever `parseDefinition` would
 * refuse. Whether the result makes sense is for `check`.
 */
export function applyCommand(definition: WorkflowDefinition, command: EditCommand): Edited {
  const edited = edit(definition, command);
  if (!edited.ok) return edited;
  const parsed = parseDefinition(edited.definition);
  return parsed.ok ? edited : { ok: false, reason: parsed.problems[0]!.message };
}

/** All of them in their order, or none of them and the first refusal. */
export function applyCommands(
  definition: WorkflowDefinition,
  commands: readonly EditCommand[],
): Edited {
  let now = definition;
  for (const command of commands) {
    const edited = applyCommand(now, command);
    if (!edited.ok) return edited;
    now = edited.definition;
  }
  return done(now);
}
