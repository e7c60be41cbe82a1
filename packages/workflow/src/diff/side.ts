import type { Registry, WorkflowDefinition } from "../contract.ts";
import { describe, type OutlineStep } from "../describe/outline.ts";
import { type Language, textIn } from "../describe/words.ts";
import { buildModel, type Model, resolveTarget, type StateNode, type Way } from "../model.ts";

/** One of the two definitions, with everything findable by the name that stays. */
export interface Side {
  definition: WorkflowDefinition;
  model: Model;
  /** By uid. */
  steps: ReadonlyMap<string, StateNode>;
  /** By id. */
  ways: ReadonlyMap<string, Way>;
  title(node: StateNode): string;
  /** A way's sentence. */
  sentence(way: Way): string;
  /** Sentences of what happens on arriving (work included, last) and on leaving. */
  deeds(node: StateNode): { entries: string[]; exits: string[] };
  /** The uid of where a way leads; the author's own words when that is nowhere, null to stay. */
  target(way: Way): string | null;
  /** Uids of the steps that use a timer. */
  usersOf(timer: string): StateNode[];
}

export function sideOf(
  definition: WorkflowDefinition,
  registry: Registry,
  language: Language,
): Side {
  const model = buildModel(definition);
  const outlined = new Map<string, OutlineStep>();
  const sentences = new Map<string, string>();
  const visit = (step: OutlineStep): void => {
    outlined.set(step.uid, step);
    for (const { id, sentence } of [...step.ways, ...step.reminders]) sentences.set(id, sentence);
    for (const inner of step.steps) visit(inner);
  };
  for (const { steps } of describe(definition, registry, language).stages) steps.forEach(visit);
  return {
    definition,
    model,
    steps: new Map(model.nodes.map((node) => [node.def.uid, node])),
    ways: new Map(model.nodes.flatMap(({ ways }) => ways.map((way) => [way.def.id, way] as const))),
    title: ({ def, key }) => textIn(def.label, language, key),
    sentence: ({ def }) => sentences.get(def.id) ?? def.id,
    deeds: ({ def }) => {
      const { entries = [], exits = [] } = outlined.get(def.uid) ?? {};
      return { entries, exits };
    },
    target({ def, source }) {
      if (def.target === undefined) return null;
      return resolveTarget(model, source, def.target)?.def.uid ?? def.target;
    },
    usersOf: (timer) => model.nodes.filter(({ def }) => Object.hasOwn(def.after ?? {}, timer)),
  };
}

/** The same value whatever the order of its keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  return plain(a) === plain(b);
}

function plain(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
        : inner,
    ) ?? ""
  );
}
