import type { Json, WorkflowDefinition } from "../contract.ts";
import { languageOf, textIn } from "../describe/words.ts";
import { buildModel, type Model, resolveTarget, type StateNode } from "../model.ts";

/** How running instances come from one version to another. */
export interface MigrationPlan {
  /** uid of a step to the uid of the step that stands for it. Groups and ways back are mapped, too. */
  map: Record<string, string>;
  /**
   * Reminders and deadlines that run and that the new version still has. "keep" leaves the due date,
   * "restart" counts from the move, "recompute" applies the new length to where the old one began
   * counting. "as-defined" takes each timer's own `onMigrate`, which defaults to "keep".
   */
  timers: "as-defined" | "keep" | "restart" | "recompute";
  /** Whether what happens on arriving is done in the steps that they newly come to. */
  entry: boolean;
  /** Values to set in the context. */
  contextPatch?: Record<string, Json>;
}

const POLICIES = ["as-defined", "keep", "restart", "recompute"];

/** Each step to the one with its uid, if there still is one. */
export function suggestPlan(from: WorkflowDefinition, to: WorkflowDefinition): MigrationPlan {
  const there = new Set(buildModel(to).nodes.map(({ def }) => def.uid));
  const uids = buildModel(from).nodes.map(({ def }) => def.uid);
  const map = Object.fromEntries(uids.filter((uid) => there.has(uid)).map((uid) => [uid, uid]));
  return { map, timers: "as-defined", entry: false };
}

/** A plan from outside; undefined when it isn't one. */
export function parsePlan(value: unknown): MigrationPlan | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const known = ["map", "timers", "entry", "contextPatch"];
  if (Object.keys(value).some((key) => !known.includes(key))) return undefined;
  const { map, timers, entry, contextPatch } = value as Record<string, unknown>;
  const isRecord = (one: unknown): one is Record<string, unknown> =>
    typeof one === "object" && one !== null && !Array.isArray(one);
  if (!isRecord(map) || !Object.values(map).every((uid) => typeof uid === "string"))
    return undefined;
  if (typeof timers !== "string" || !POLICIES.includes(timers)) return undefined;
  if (typeof entry !== "boolean") return undefined;
  if (contextPatch !== undefined && !isRecord(contextPatch)) return undefined;
  return value as MigrationPlan;
}

export interface Decision {
  /** Of the step in use that has no counterpart. */
  uid: string;
  label: string;
  /** Where its people can go, in the order of the new version. */
  options: { uid: string; label: string }[];
  /** The most likely of them. */
  suggested: string | null;
}

/**
 * What somebody has to decide before instances in these steps (leaves, by uid) can be moved. A step
 * that became a group or an end is decided, too.
 */
export function decisionsNeeded(
  from: WorkflowDefinition,
  to: WorkflowDefinition,
  usedUids: Iterable<string>,
  locale: string,
): Decision[] {
  const used = new Set(usedUids);
  const [old, now] = [buildModel(from), buildModel(to)];
  const language = languageOf(locale);
  const label = ({ def, key }: StateNode): string => textIn(def.label, language, key);
  const leaves = now.nodes.filter(standing);
  const options = leaves.map((node) => {
    const groups = node.ancestors.map(label);
    return { uid: node.def.uid, label: [...groups, label(node)].join(" › ") };
  });
  /** Of a part side by side: to go on in what is around it alone. */
  const around = (node: StateNode) => {
    if (!node.ancestors.some(({ kind }) => kind === "parallel")) return [];
    const uids = node.ancestors.map(({ def }) => def.uid);
    return now.nodes
      .filter(({ def, kind }) => uids.includes(def.uid) && GROUPS.includes(kind))
      .slice(-1)
      .map((group) => ({ uid: group.def.uid, label: WITHOUT[language](label(group)) }));
  };
  return old.nodes
    .filter(({ def, kind }) => {
      const same = leaves.find((leaf) => leaf.def.uid === def.uid);
      return used.has(def.uid) && same?.kind !== kind;
    })
    .map((node) => ({
      uid: node.def.uid,
      label: label(node),
      options: [...options, ...around(node)],
      suggested: suggestion(node, old, leaves)?.def.uid ?? null,
    }));
}

const GROUPS: StateNode["kind"][] = ["compound", "parallel"];

const WITHOUT = {
  en: (group: string) => `${group}, without this part`,
  cy: (group: string) => `${group}, heb y rhan hon`,
};

export const standing = ({ kind }: StateNode): boolean => kind === "atomic" || kind === "final";

/**
 * For a step that went: one of the same short name, one inside what has its uid now, the first that
 * its ways led to and that is still there, or the first of the same stage.
 */
function suggestion(
  gone: StateNode,
  old: Model,
  leaves: readonly StateNode[],
): StateNode | undefined {
  const led = gone.ways.flatMap(({ def, source }) => {
    const to = def.target === undefined ? undefined : resolveTarget(old, source, def.target);
    return to ? [to.def.uid] : [];
  });
  const { stage } = gone.def;
  return (
    leaves.find(({ key, kind }) => key === gone.key && kind === gone.kind) ??
    leaves.find(({ ancestors }) => ancestors.some(({ def }) => def.uid === gone.def.uid)) ??
    led
      .map((uid) => leaves.find(({ def }) => def.uid === uid))
      .find((leaf) => leaf !== undefined) ??
    leaves.find(({ def, ancestors }) =>
      stage === undefined
        ? false
        : [...ancestors.map((one) => one.def), def].some((one) => one.stage === stage),
    )
  );
}
