import type { Registry, WorkflowDefinition } from "../contract.ts";
import { buildModel, isInside, type Model, type StateNode } from "../model.ts";
import { Labels, targetOf } from "./labels.ts";

/** Signs that mean something to Mermaid, or to HTML around it, as Mermaid's own codes. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[#;:"<>&{}[\]()|`\\%*]/g, (sign) => `#${sign.charCodeAt(0)};`);
}

class Writer {
  readonly model: Model;
  readonly labels: Labels;
  readonly ids = new Map<StateNode, string>();
  /** Ways by the innermost group around both of their ends; null is the outermost. */
  readonly ways = new Map<StateNode | null, string[]>();

  constructor(model: Model, labels: Labels) {
    this.model = model;
    this.labels = labels;
    for (const [i, node] of model.nodes.entries()) this.ids.set(node, `s${i + 1}`);
    for (const way of model.nodes.flatMap((node) => node.ways)) {
      const to = targetOf(model, way) ?? way.source;
      const around = way.source.ancestors.findLast((one) => isInside(to, one)) ?? null;
      const line = `${this.ids.get(way.source)} --> ${this.ids.get(to)} : ${escaped(labels.way(way))}`;
      this.ways.set(around, [...(this.ways.get(around) ?? []), line]);
    }
  }

  state(node: StateNode): string[] {
    const title = escaped(this.labels.state(node)) || this.ids.get(node)!;
    const head = `state "${node.kind === "history" ? `↺ ${title}` : title}" as ${this.ids.get(node)}`;
    if (node.children.length === 0) return [head];
    return [`${head} {`, ...this.inside(node).map((line) => `  ${line}`), "}"];
  }

  inside(group: StateNode | null): string[] {
    const { definition, roots, byPath } = this.model;
    const states = group ? (group.def.states ?? {}) : definition.states;
    const prefix = group ? `${group.path}.` : "";
    const children = (group?.children ?? roots).length
      ? Object.keys(states).map((key) => byPath.get(prefix + key)!)
      : [];
    const ways = this.ways.get(group) ?? [];
    const begin = (node: StateNode): string => `[*] --> ${this.ids.get(node)}`;
    if (group?.kind === "parallel") {
      const backs = children.filter(({ kind }) => kind === "history");
      const regions = children
        .filter(({ kind }) => kind !== "history")
        .map((child) => [...this.state(child), begin(child)]);
      regions[0]?.push(...backs.flatMap((back) => this.state(back)));
      return [...regions.flatMap((lines, i) => (i > 0 ? ["--", ...lines] : lines)), ...ways];
    }
    const first = byPath.get(prefix + (group ? group.def.initial : definition.initial));
    const ends = children.filter(({ kind }) => kind === "final");
    return [
      ...children.flatMap((child) => this.state(child)),
      ...(first ? [begin(first)] : []),
      ...ways,
      ...ends.map((end) => `${this.ids.get(end)} --> [*]`),
    ];
  }
}

/**
 * The definition as a Mermaid state diagram (stateDiagram-v2). Steps that only do something stay as
 * arrows to themselves; a way back, which Mermaid doesn't know, is a state with the sign ↺.
 */
export function toMermaid(
  definition: WorkflowDefinition,
  registry: Registry | undefined,
  locale: string,
): string {
  const model = buildModel(definition);
  const writer = new Writer(model, new Labels(model, registry, locale));
  const lines = writer.inside(null).map((line) => `  ${line}`);
  return `${["stateDiagram-v2", ...lines].join("\n")}\n`;
}
