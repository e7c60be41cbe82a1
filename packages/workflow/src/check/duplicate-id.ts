import { end, example, step, to } from "./example.ts";
import { type Finding, type Rule, say } from "./rule.ts";

/** uids of states, ids of ways and of work, and keys of stages are each unique in a definition. */
export const duplicateId: Rule = {
  key: "duplicate-id",
  severity: "error",
  structural: true,
  run({ model }) {
    const found: Finding[] = [];
    const seen = new Set<string>();
    const check = (kind: string, id: string, path: string[], uid?: string): void => {
      const name = `${kind} ${id}`;
      if (seen.has(name)) {
        found.push({
          path,
          ...(uid !== undefined && { uid }),
          message: say(
            `The id "${id}" is already used by another ${kind}.`,
            `Mae'r id "${id}" eisoes ar waith.`,
          ),
          fix: say("Give it an id of its own.", "Rhowch ei ddynodydd ei hun iddo."),
        });
      }
      seen.add(name);
    };
    for (const { def, at, ways } of model.nodes) {
      check("step", def.uid, [...at, "uid"], def.uid);
      for (const way of ways) check("way out", way.def.id, [...way.at, "id"], def.uid);
      for (const [i, { id }] of (def.invoke ?? []).entries()) {
        check("piece of work", id, [...at, "invoke", String(i), "id"], def.uid);
      }
    }
    for (const [i, { key }] of (model.definition.stages ?? []).entries()) {
      check("stage", key, ["stages", String(i), "key"]);
    }
    return found;
  },
  right: example({
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end("b") },
  }),
  wrong: example({
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end("a") },
  }),
};
