import { builtInActions, contextPatch } from "../builtins.ts";
import { type Compiled, internalsOf } from "../compile.ts";
import { configurationOf, leavesOf } from "../configuration.ts";
import type { EffectRequest, Invocation, Json, StepEvent, Stepped, Text } from "../contract.ts";
import { isInside, type StateNode } from "../model.ts";
import { type Configurations, configurationsOf } from "./configurations.ts";
import { around, hasDeeds, historyIn, type Place, placeOf, stateValueOf } from "./place.ts";
import { type MigrationPlan, standing } from "./plan.ts";
import { type ArmedTimer, type TimerMoves, timerMoves } from "./timers.ts";
import { type StayCode, staysBecause, warning } from "./words.ts";

export interface MigrationInput {
  from: Compiled;
  to: Compiled;
  snapshot: string;
  armedTimers: readonly ArmedTimer[];
  plan: MigrationPlan;
}

/** The instance in the new version. Nothing is written, cancelled or begun: that is for the host. */
export interface Moved
  extends Pick<Stepped, "snapshot" | "status" | "paths" | "uids" | "stage" | "tags"> {
  kind: "moved";
  /** uids of the steps that it newly comes to, outermost first. */
  entered: string[];
  timers: TimerMoves;
  /** What happens on arriving in the steps entered; empty unless the plan asks for it. */
  effects: EffectRequest[];
  /** Work of the new version to begin. Work that both versions have in the same place goes on. */
  invocations: Invocation[];
  warnings: Text[];
}

/** The instance can't be moved by this plan. */
export interface Stays {
  kind: "refused";
  reasons: { code: StayCode; text: Text; uid?: string }[];
}

/** What effects of a move see as their event; nobody can send it. */
export const MIGRATED: StepEvent = { kind: "event", type: "workflow.migrated" };

const known = new WeakMap<Compiled, Configurations>();

function configurations(compiled: Compiled): Configurations {
  const found = known.get(compiled) ?? configurationsOf(compiled.definition);
  known.set(compiled, found);
  return found;
}

const stays = (code: StayCode, nodes: readonly StateNode[]): Stays => ({
  kind: "refused",
  reasons: [{ code, text: staysBecause[code](nodes), ...(nodes[0] && { uid: nodes[0].def.uid }) }],
});

/**
 * Moves an instance to another version of its workflow. Pure. Active steps and what ways back
 * remember follow the plan; groups around them come with them, and parts side by side that the plan
 * says nothing of begin at their beginning. No rule is asked and no way out is taken.
 *
 * Refused: a step in use that isn't mapped, or mapped to several steps at once; an end that became a
 * step or the reverse; running work that the new version doesn't wait for; a combination of steps
 * that no instance of the new version can come to rest in (as far as 5,000 configurations tell).
 *
 * Follows the rules of Camunda 8 for timers (mapped: keep the due date; new: begin; gone: cancel) and
 * adds the check of reachability, which it lacks. Throws WorkflowError SNAPSHOT.
 */
export function migrateInstance({
  from,
  to,
  snapshot,
  armedTimers,
  plan,
}: MigrationInput): Moved | Stays {
  const [a, b] = [internalsOf(from), internalsOf(to)];
  const situation = a.engine.read(a.engine.restore(snapshot));
  if (situation.status === "done") return stays("ENDED", []);

  const byUid = new Map(b.model.nodes.map((node) => [node.def.uid, node]));
  const image = ({ def: { uid } }: StateNode): StateNode | undefined =>
    Object.hasOwn(plan.map, uid) ? byUid.get(plan.map[uid]!) : undefined;

  const oldLeaves = leavesOf(a.model, situation.value);
  const found = targetsOf(oldLeaves, image);
  if ("kind" in found) return found;
  const place = placeOf(b.model, found.targets);
  if (Array.isArray(place)) return stays("CONFLICT", place);
  const possible = configurations(to);
  if (!possible.reachable(place.leaves)) return stays("UNREACHABLE", place.leaves);

  const oldActive = [...around(oldLeaves)];
  const origins = new Map<StateNode, StateNode>();
  for (const node of oldActive) {
    const there = image(node);
    if (there && place.active.has(there)) origins.set(there, node);
  }
  const orphan = oldActive.find((node) =>
    (node.def.invoke ?? []).some(({ id, src }) => !worksIn(image(node), place, id, src.type)),
  );
  if (orphan) return stays("WORK_RUNNING", [orphan]);

  const ordered = b.model.nodes.filter((node) => place.active.has(node));
  const entered = ordered.filter((node) => {
    const origin = origins.get(node);
    return !origin || (standing(node) && origin.def.uid !== node.def.uid);
  });
  const remembered = Object.entries(situation.history).flatMap(
    ([path, paths]): [StateNode, StateNode[]][] => {
      const back = a.model.byPath.get(path);
      const there = back && image(back);
      if (there?.kind !== "history") return [];
      return [[there, paths.flatMap((inner) => mapped(a.model.byPath.get(inner)))]];
    },
  );
  function mapped(node: StateNode | undefined): StateNode[] {
    const there = node && image(node);
    return there ? [there] : [];
  }
  const { history, forgotten } = historyIn(b, remembered, possible);

  const { effects, context } = arrivals(plan, entered, {
    ...situation.context,
    ...plan.contextPatch,
  });
  const end = place.leaves.find((leaf) => leaf.kind === "final" && !leaf.parent);
  const status = end ? "done" : "active";
  const value = stateValueOf(b.model, place);
  const moved = b.engine.place({ status, value, context, history });
  return {
    kind: "moved",
    snapshot: b.engine.persist(moved),
    status,
    ...configurationOf(b.model, moved.value),
    entered: entered.map(({ def }) => def.uid),
    timers: timerMoves(to, armedTimers, place.active, origins, plan.timers),
    effects,
    invocations: ordered.flatMap((node) => begun(node, origins.get(node))),
    warnings: [
      ...(end ? [warning.ends(end)] : []),
      ...forgotten.map(warning.forgets),
      ...(plan.entry
        ? []
        : entered.filter(({ def }) => (def.entry ?? []).some(isDeed)).map(warning.notEntered)),
      ...jumped().map(warning.jumped),
    ],
  };

  /** Steps with deeds that lie on every way to here, and on none that it took in the old version. */
  function jumped(): StateNode[] {
    const done = new Set(
      [...configurations(from).passed(oldLeaves)].map((uid) => plan.map[uid] ?? uid),
    );
    return [...possible.passed((place as Place).leaves)]
      .filter((uid) => !done.has(uid))
      .flatMap((uid) => byUid.get(uid) ?? [])
      .filter((node) => !(place as Place).active.has(node) && hasDeeds(node));
  }
}

/** The leaves to stand in. One that maps to a group around another is left out: its part is gone. */
function targetsOf(
  leaves: readonly StateNode[],
  image: (node: StateNode) => StateNode | undefined,
): { targets: StateNode[] } | Stays {
  const unmapped = leaves.filter((leaf) => !image(leaf));
  if (unmapped.length > 0) {
    return {
      kind: "refused",
      reasons: unmapped.flatMap((leaf) => stays("UNMAPPED", [leaf]).reasons),
    };
  }
  const images = [...new Set(leaves.map((leaf) => image(leaf)!))];
  const targets = images.filter((node) => !images.some((other) => isInside(other, node)));
  const group = targets.find((node) => !standing(node));
  if (group) return stays("CHOOSE_STEP", [group]);
  const changed = leaves.find((leaf) => {
    const there = image(leaf)!;
    return there.def.uid === leaf.def.uid && there.kind !== leaf.kind && standing(there);
  });
  return changed ? stays("KIND_CHANGED", [changed]) : { targets };
}

function worksIn(node: StateNode | undefined, place: Place, id: string, type: string): boolean {
  if (!node || !place.active.has(node)) return false;
  return (node.def.invoke ?? []).some((work) => work.id === id && work.src.type === type);
}

/** Work that the step's counterpart hadn't begun. */
function begun(node: StateNode, origin: StateNode | undefined): Invocation[] {
  return (node.def.invoke ?? [])
    .filter(({ id }) => !(origin?.def.invoke ?? []).some((work) => work.id === id))
    .map(({ id, src: { type, params = {} } }) => ({ invokeId: id, type, params }));
}

const isDeed = ({ type }: { type: string }): boolean => !builtInActions.has(type);

function arrivals(
  { entry }: MigrationPlan,
  entered: readonly StateNode[],
  before: Record<string, Json>,
): { effects: EffectRequest[]; context: Record<string, Json> } {
  const effects: EffectRequest[] = [];
  let context = before;
  for (const { type, params = {} } of entry ? entered.flatMap(({ def }) => def.entry ?? []) : []) {
    if (builtInActions.has(type)) {
      context = { ...context, ...contextPatch(type, params, context, MIGRATED) };
    } else effects.push({ index: effects.length, type, params, event: MIGRATED });
  }
  return { effects, context };
}
