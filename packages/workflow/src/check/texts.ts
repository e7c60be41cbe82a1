import { builtInActions } from "../builtins.ts";
import type { Registry, Text } from "../contract.ts";
import type { Model } from "../model.ts";
import { refsOf } from "./refs.ts";

export interface PlacedText {
  text: Text;
  path: string[];
  uid?: string;
}

const isText = (value: unknown): value is Text =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((one) => typeof one === "string");

/** Every text of a definition, with its place. */
export function textsOf(model: Model, registry: Registry): PlacedText[] {
  const { definition, nodes } = model;
  const found: PlacedText[] = [];
  const add = (text: Text | undefined, path: string[], uid?: string): void => {
    if (text) found.push({ text, path, ...(uid !== undefined && { uid }) });
  };
  add(definition.label, ["label"]);
  add(definition.description, ["description"]);
  for (const [key, { label }] of Object.entries(definition.events)) {
    add(label, ["events", key, "label"]);
  }
  for (const [key, { anchorLabel }] of Object.entries(definition.timers ?? {})) {
    add(anchorLabel, ["timers", key, "anchorLabel"]);
  }
  for (const [i, { label }] of (definition.stages ?? []).entries()) {
    add(label, ["stages", String(i), "label"]);
  }
  for (const { def, at, ways } of nodes) {
    add(def.label, [...at, "label"], def.uid);
    for (const way of ways) add(way.def.label, [...way.at, "label"], def.uid);
  }
  for (const { ref, kind, path, node } of refsOf(model)) {
    const known = registry[kind].get(ref.type) ?? builtInActions.get(ref.type);
    for (const [key, { type }] of Object.entries(known?.params ?? {})) {
      const value = type === "text" ? ref.params?.[key] : undefined;
      if (!isText(value)) continue;
      add(value, [...path, "params", key], node.def.uid);
    }
  }
  return found;
}
