import type { FieldRegistry, FieldType } from "./contract.ts";

/** Throws when two types share a name. */
export function fieldRegistry(types: FieldType[]): FieldRegistry {
  const byName = new Map<string, FieldType>();
  for (const type of types) {
    if (byName.has(type.type)) throw new Error(`Two field types are called "${type.type}".`);
    byName.set(type.type, type);
  }
  return { get: (name) => byName.get(name), list: () => [...byName.values()] };
}

/** Throws for an unknown type: `parseForm` with the same registry would have refused it. */
export function fieldOf(registry: FieldRegistry, type: string): FieldType {
  const field = registry.get(type);
  if (!field) throw new Error(`No field type is called "${type}".`);
  return field;
}
