import { type DraftState, draftState } from "./draft.ts";

/** Finds the states of an XState machine by the names that its ways use. */
export class Places {
  readonly byId = new Map<string, DraftState>();
  readonly parents = new Map<DraftState, DraftState>();
  root = draftState("");
  rootId = "";

  /** What XState would find: "#id.a", ".a" inside, else beside `from`. */
  find(from: DraftState, target: string): DraftState | undefined {
    const walk = (start: DraftState | undefined, keys: string[]): DraftState | undefined => {
      let state = start;
      for (const key of keys) state = state?.children.find(({ name }) => name === key);
      return state;
    };
    if (target.startsWith("#")) {
      const name = target.slice(1);
      const exact = this.byId.get(name);
      if (exact) return exact;
      if (name.startsWith(`${this.rootId}.`)) {
        return walk(this.root, name.slice(this.rootId.length + 1).split("."));
      }
      const [id, ...keys] = name.split(".");
      return walk(this.byId.get(id!), keys);
    }
    if (target.startsWith(".")) return walk(from, target.slice(1).split("."));
    return walk(this.parents.get(from) ?? this.root, target.split("."));
  }

  /** Where a way leads, in the notation of definitions. */
  raw(target: string): string {
    const inRoot = `#${this.rootId}.`;
    return target.startsWith(inRoot) ? `#${target.slice(inRoot.length)}` : target;
  }
}
