import type { Ref, StateDef, TransitionDef, WorkflowDefinition } from "../contract.ts";
import { buildModel, type Model, type StateNode } from "../model.ts";
import type { ActionPlace, TriggerRef } from "./command.ts";
import { done, type Edited, noStep, noWay, type Of, refuse, taken } from "./outcome.ts";
import { changeState, changeWays, having, nodeOf, targetText, triggerRef, wayOf } from "./tree.ts";

const noWork = (): Edited =>
  refuse("This work is no longer there.", "Nid yw'r gwaith hwn yno mwyach.");

const cannotLead = (): Edited =>
  refuse(
    "An end and a way back have no ways out.",
    "Nid oes ffyrdd ymlaen o ddiwedd nac o ffordd yn ôl.",
  );

function hasWork(node: StateNode, trigger: TriggerRef): boolean {
  const id =
    "invokeDone" in trigger
      ? trigger.invokeDone
      : "invokeError" in trigger
        ? trigger.invokeError
        : undefined;
  return id === undefined || (node.def.invoke ?? []).some((work) => work.id === id);
}

/** At the index; without one before an unguarded last way, which would otherwise win first. */
function placed(ways: TransitionDef[], way: TransitionDef, index?: number): TransitionDef[] {
  const last = ways.at(-1);
  const usual = last && !last.guard ? ways.length - 1 : ways.length;
  return ways.toSpliced(Math.max(0, index ?? usual), 0, way);
}

export function addWay(definition: WorkflowDefinition, command: Of<"way.add">): Edited {
  const { id, fromUid, trigger, toUid, label, guard, actions, index } = command;
  const model = buildModel(definition);
  const source = nodeOf(model, fromUid);
  const to = toUid == null ? null : nodeOf(model, toUid);
  if (!source || to === undefined) return noStep();
  if (source.kind === "final" || source.kind === "history") return cannotLead();
  if (!hasWork(source, trigger)) return noWork();
  if (wayOf(model, id) || nodeOf(model, id)) return taken();
  const way: TransitionDef = {
    id,
    ...(label && { label }),
    ...(guard && { guard }),
    ...(to && { target: targetText(model, source, to) }),
    ...(actions && actions.length > 0 && { actions }),
  };
  return done(
    changeState(definition, source, (def) =>
      changeWays(def, trigger, (ways) => placed(ways, way, index)),
    ),
  );
}

function changeWay(
  definition: WorkflowDefinition,
  id: string,
  change: (way: TransitionDef, model: Model, source: StateNode) => TransitionDef | null | undefined,
): Edited {
  const model = buildModel(definition);
  const way = wayOf(model, id);
  if (!way) return noWay();
  const next = change(way.def, model, way.source);
  if (next === undefined) return noStep();
  return done(
    changeState(definition, way.source, (def) =>
      changeWays(def, triggerRef(way.trigger), (ways) =>
        ways.flatMap((one) => (one !== way.def ? [one] : next ? [next] : [])),
      ),
    ),
  );
}

export function setWay(definition: WorkflowDefinition, command: Of<"way.set">): Edited {
  return changeWay(definition, command.id, (way, model, source) => {
    let next = way;
    if (command.toUid !== undefined) {
      const to = command.toUid === null ? null : nodeOf(model, command.toUid);
      if (to === undefined) return undefined;
      next = having(next, "target", to && targetText(model, source, to));
    }
    if (command.label !== undefined) next = having(next, "label", command.label);
    if (command.guard !== undefined) next = having(next, "guard", command.guard);
    if (command.reenter !== undefined) next = having(next, "reenter", command.reenter || null);
    return next;
  });
}

export function removeWay(definition: WorkflowDefinition, { id }: Of<"way.remove">): Edited {
  return changeWay(definition, id, () => null);
}

export function moveWay(
  definition: WorkflowDefinition,
  { id, trigger, index }: Of<"way.move">,
): Edited {
  const way = wayOf(buildModel(definition), id);
  if (!way) return noWay();
  const from = triggerRef(way.trigger);
  const to = trigger ?? from;
  if (!hasWork(way.source, to)) return noWork();
  return done(
    changeState(definition, way.source, (def) =>
      changeWays(
        changeWays(def, from, (ways) => ways.filter((one) => one !== way.def)),
        to,
        (ways) => placed(ways, way.def, index),
      ),
    ),
  );
}

/** Changes the actions at a place; undefined says that the index is out of reach. */
function changeActions(
  definition: WorkflowDefinition,
  at: ActionPlace,
  change: (actions: Ref[]) => Ref[] | undefined,
): Edited {
  const gone = (): Edited =>
    refuse("This action is no longer there.", "Nid yw'r weithred hon yno mwyach.");
  const list = (refs: Ref[] | undefined): Ref[] | null | undefined => {
    const next = change(refs ?? []);
    return next && (next.length > 0 ? next : null);
  };
  if ("wayId" in at) {
    const way = wayOf(buildModel(definition), at.wayId);
    if (!way) return noWay();
    const next = list(way.def.actions);
    if (next === undefined) return gone();
    return changeWay(definition, at.wayId, (def) => having(def, "actions", next));
  }
  const node = nodeOf(buildModel(definition), at.uid);
  if (!node) return noStep();
  const next = list(node.def[at.when]);
  if (next === undefined) return gone();
  return done(changeState(definition, node, (def: StateDef) => having(def, at.when, next)));
}

type ActionCommand = Of<"action.add"> | Of<"action.set"> | Of<"action.move"> | Of<"action.remove">;

export function editAction(definition: WorkflowDefinition, command: ActionCommand): Edited {
  return changeActions(definition, command.at, (actions) => {
    if (command.do === "action.add") {
      return actions.toSpliced(command.index ?? actions.length, 0, command.action);
    }
    const action = actions[command.index];
    if (!action) return undefined;
    if (command.do === "action.set") return actions.with(command.index, command.action);
    const rest = actions.toSpliced(command.index, 1);
    return command.do === "action.move" ? rest.toSpliced(command.to, 0, action) : rest;
  });
}
