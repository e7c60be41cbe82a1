import type { Text } from "../contract.ts";
import type { Model } from "../model.ts";

export interface PlacedText {
  text: Text;
  path: string[];
  uid?: string;
}

/** Every text of a definition, with its place. */
export function textsOf({ definition, nodes }: Model): PlacedText[] {
  const found: PlacedText[] = [];
  const add = (text: Text | undefined, path: string[], uid?: string): void => {
    if (text) found.push({ text, path, ...(uid !== undefined && { uid }) });
  };
  add(definition.label, ["label"]);
  add(definition.description, ["description"]);
  for (const [key, { label }] of Object.entries(definition.events)) {
    add(label, ["events", key, "label"]);
  }
  for (const [i, { label }] of (definition.stages ?? []).entries()) {
    add(label, ["stages", String(i), "label"]);
  }
  for (const { def, at, ways } of nodes) {
    add(def.label, [...at, "label"], def.uid);
    for (const way of ways) add(way.def.label, [...way.at, "label"], def.uid);
  }
  return found;
}
