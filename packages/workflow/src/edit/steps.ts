import type { StateDef, WorkflowDefinition } from "../contract.ts";
import { buildModel, isInside, type Model, type StateNode } from "../model.ts";
import type { StepKind } from "./command.ts";
import { keyFrom } from "./names.ts";
import { done, type Edited, noStep, type Of, refuse, taken } from "./outcome.ts";
import { retargeted } from "./targets.ts";
import { changeInside, changeState, having, inserted, nodeOf, without } from "./tree.ts";

type States = Record<string, StateDef>;

const noPlace = (): Edited =>
  refuse(
    "Nothing can stand inside an end or a way back.",
    "Ni all dim sefyll y tu mewn i ddiwedd neu ffordd yn ôl.",
  );

/** What a new step is made of. A group needs a first step, steps side by side need two. */
function newStep(uid: string, kind: StepKind, label: StateDef["label"]): StateDef {
  const def: StateDef = { uid, ...(label && { label }) };
  const part = (suffix: string, en: string, cy: string): StateDef => ({
    uid: `${uid}-${suffix}`,
    label: { en, cy },
  });
  switch (kind) {
    case "step":
      return def;
    case "end":
      return { ...def, type: "final" };
    case "back":
      return { ...def, type: "history" };
    case "group":
      return {
        ...def,
        initial: "firstStep",
        states: { firstStep: part("1", "First step", "Cam cyntaf") },
      };
    case "side-by-side":
      return {
        ...def,
        type: "parallel",
        states: {
          firstPart: part("1", "First part", "Rhan gyntaf"),
          secondPart: part("2", "Second part", "Ail ran"),
        },
      };
  }
}

const uidsOf = (def: StateDef): string[] => [
  def.uid,
  ...Object.values(def.states ?? {}).flatMap(uidsOf),
];

function isTaken(model: Model, id: string): boolean {
  return model.nodes.some(
    ({ def, ways }) =>
      def.uid === id ||
      ways.some((way) => way.def.id === id) ||
      (def.invoke ?? []).some((work) => work.id === id),
  );
}

/** Puts a state into a parent; a plain step becomes a group that begins with it. */
function put(
  definition: WorkflowDefinition,
  parent: StateNode | null,
  key: string,
  def: StateDef,
  place: Pick<Of<"step.add">, "afterUid" | "beforeUid">,
): WorkflowDefinition {
  const siblings = Object.entries(parent ? (parent.def.states ?? {}) : definition.states);
  const keyOf = (uid: string | null | undefined): string | undefined =>
    siblings.find(([, one]) => one.uid === uid)?.[0];
  const at = { before: keyOf(place.beforeUid), after: keyOf(place.afterUid) };
  const next = changeInside(definition, parent, (states) => inserted(states, key, def, at));
  if (parent?.kind !== "atomic") return next;
  return changeState(next, parent, (group) => ({ ...without(group, "type"), initial: key }));
}

/** Takes a state out. A group that begins with it begins with the first one left, if there is one. */
function takeOut(
  definition: WorkflowDefinition,
  node: StateNode,
  beginsUid?: string,
): WorkflowDefinition {
  const { parent, key } = node;
  const rest: States = without(parent ? parent.def.states! : definition.states, key);
  const entries = Object.entries(rest);
  const first =
    entries.find(([, def]) => def.uid === beginsUid) ??
    entries.find(([, def]) => def.type !== "history" && !def.history);
  if (!parent) {
    const initial = definition.initial === key && first ? first[0] : definition.initial;
    return { ...definition, states: rest, initial };
  }
  return changeState(definition, parent, (def) => {
    if (entries.length === 0) return without(without(without(def, "states"), "initial"), "type");
    return {
      ...def,
      states: rest,
      ...(def.initial === key && first && { initial: first[0] }),
    };
  });
}

const keyIn = (states: States, label: StateDef["label"], fallback = "step"): string =>
  keyFrom(label?.en ?? "", (key) => Object.hasOwn(states, key), fallback);

export function addStep(definition: WorkflowDefinition, command: Of<"step.add">): Edited {
  const { uid, parentUid, label, kind = "step", stage } = command;
  const model = buildModel(definition);
  const parent = parentUid === null ? null : nodeOf(model, parentUid);
  if (parent === undefined) return noStep();
  if (parent?.kind === "final" || parent?.kind === "history") return noPlace();
  if (kind === "back" && (!parent || parent.kind === "atomic")) {
    return refuse("A way back has to stand in a group.", "Rhaid i ffordd yn ôl fod mewn grŵp.");
  }
  const def = having(newStep(uid, kind, label), "stage", stage);
  if (uidsOf(def).some((one) => isTaken(model, one))) return taken();
  const key = keyIn(parent ? (parent.def.states ?? {}) : definition.states, label);
  return done(put(definition, parent, key, def, command));
}

export function removeStep(
  definition: WorkflowDefinition,
  { uid, toUid }: Of<"step.remove">,
): Edited {
  const model = buildModel(definition);
  const node = nodeOf(model, uid);
  const heir = toUid === undefined ? undefined : nodeOf(model, toUid);
  if (!node || (toUid !== undefined && !heir)) return noStep();
  if (heir === node || (heir && isInside(heir, node))) {
    return refuse(
      "Ways to a step that goes can't lead to a part of it.",
      "Ni all ffyrdd i gam sy'n mynd arwain at ran ohono.",
    );
  }
  if (!node.parent && model.roots.length === 1) {
    return refuse("A workflow needs at least one step.", "Mae angen o leiaf un cam.");
  }
  const after = takeOut(definition, node, toUid);
  const gone = model.nodes.filter((one) => one === node || isInside(one, node));
  const instead = new Map(gone.map((one) => [one.def.uid, toUid ?? null]));
  return done(retargeted(definition, after, instead));
}

export function moveStep(definition: WorkflowDefinition, command: Of<"step.move">): Edited {
  const { uid, parentUid } = command;
  const model = buildModel(definition);
  const node = nodeOf(model, uid);
  const parent = parentUid === null ? null : nodeOf(model, parentUid);
  if (!node || parent === undefined) return noStep();
  if (parent?.kind === "final" || parent?.kind === "history") return noPlace();
  if (parent && (parent === node || isInside(parent, node))) {
    return refuse("A step can't be moved into itself.", "Ni ellir symud cam y tu mewn iddo'i hun.");
  }
  if (node.kind === "history" && (!parent || parent.kind === "atomic")) {
    return refuse("A way back has to stand in a group.", "Rhaid i ffordd yn ôl fod mewn grŵp.");
  }
  if (!node.parent && parent && model.roots.length === 1) {
    return refuse("A workflow needs at least one step.", "Mae angen o leiaf un cam.");
  }
  const siblings = (one: StateNode | null): States =>
    one ? (one.def.states ?? {}) : definition.states;
  if (parent === node.parent) {
    const rest: States = without(siblings(parent), node.key);
    const keyOf = (one: string | null | undefined): string | undefined =>
      Object.entries(rest).find(([, def]) => def.uid === one)?.[0];
    const at = { before: keyOf(command.beforeUid), after: keyOf(command.afterUid) };
    return done(changeInside(definition, parent, () => inserted(rest, node.key, node.def, at)));
  }
  const free = !Object.hasOwn(siblings(parent), node.key);
  const key = free ? node.key : keyIn(siblings(parent), node.def.label, node.key);
  const lifted = takeOut(definition, node);
  const home = parent && nodeOf(buildModel(lifted), parent.def.uid)!;
  return done(retargeted(definition, put(lifted, home, key, node.def, command)));
}

export function setStep(definition: WorkflowDefinition, command: Of<"step.set">): Edited {
  const node = nodeOf(buildModel(definition), command.uid);
  if (!node) return noStep();
  const first =
    command.initialUid === undefined
      ? undefined
      : node.children.find((child) => child.def.uid === command.initialUid);
  if (command.initialUid !== undefined && !first) return noStep();
  return done(
    changeState(definition, node, (def) => {
      let next = def;
      if (command.stage !== undefined) next = having(next, "stage", command.stage);
      if (command.tags) next = having(next, "tags", command.tags.length > 0 ? command.tags : null);
      if (first) next = { ...next, initial: first.key };
      if (command.type !== undefined) next = having(next, "type", command.type);
      if (command.history !== undefined) next = having(next, "history", command.history);
      return next;
    }),
  );
}

export function labelStep(
  definition: WorkflowDefinition,
  { uid, label }: Of<"step.label">,
): Edited {
  const node = nodeOf(buildModel(definition), uid);
  if (!node) return noStep();
  return done(changeState(definition, node, (def) => ({ ...def, label })));
}

/** Adds, replaces or removes work that runs while a step is active. */
export function setWork(definition: WorkflowDefinition, { uid, id, work }: Of<"work.set">): Edited {
  const model = buildModel(definition);
  const node = nodeOf(model, uid);
  if (!node) return noStep();
  const had = node.def.invoke ?? [];
  const at = had.findIndex((one) => one.id === id);
  const elsewhere = model.nodes.some(
    (one) => one !== node && (one.def.invoke ?? []).some((other) => other.id === id),
  );
  if (work && (work.id !== id || (at < 0 && isTaken(model, id)) || elsewhere)) return taken();
  const next = work
    ? at < 0
      ? [...had, work]
      : had.with(at, work)
    : had.filter((one) => one.id !== id);
  return done(
    changeState(definition, node, (def) => having(def, "invoke", next.length > 0 ? next : null)),
  );
}
