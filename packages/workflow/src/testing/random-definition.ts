import { end, example } from "../check/example.ts";
import type { StateDef, TransitionDef, WorkflowDefinition } from "../contract.ts";

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const randomEvents = ["a", "b", "c"];

/**
 * A definition that compiles: nested and parallel states, history, timers, guards, actions and
 * automatic ways, with every target somewhere in the tree. May hold any mistake of meaning.
 */
export function randomDefinition(seed: number): WorkflowDefinition {
  const random = randomFrom(seed);
  const chance = (share: number): boolean => random() < share;
  const below = (limit: number): number => Math.floor(random() * limit);
  let count = 0;
  const paths: string[] = ["closed"];
  const holders: { def: StateDef; path: string }[] = [];

  function build(depth: number, prefix: string): Record<string, StateDef> {
    const states: Record<string, StateDef> = {};
    for (let i = 0, size = 1 + below(3); i <= size; i++) {
      count += 1;
      const key = `s${count}`;
      const path = prefix + key;
      const def: StateDef = { uid: `u${count}` };
      states[key] = def;
      paths.push(path);
      if (depth < 3 && count < 20 && chance(0.4)) {
        def.type = chance(0.5) ? "parallel" : "compound";
        def.states = build(depth + 1, `${path}.`);
        const first = Object.keys(def.states)[0];
        if (def.type === "compound" && first) def.initial = first;
        if (chance(0.5)) {
          count += 1;
          def.states[`h${count}`] = {
            uid: `u${count}`,
            type: "history",
            history: chance(0.5) ? "deep" : "shallow",
          };
          paths.push(`${path}.h${count}`);
        }
      } else if (depth > 0 && i > 0 && chance(0.3)) {
        def.type = "final";
        continue;
      }
      holders.push({ def, path });
    }
    return states;
  }

  const states = { ...build(0, ""), closed: end("closed") };
  /** Somewhere, but not a way back from inside its own group. */
  function targetFrom(path: string): string {
    const target = paths[below(paths.length)] as string;
    const [group, key] = [target.slice(0, target.lastIndexOf(".")), target.split(".").at(-1)];
    const inside = path === group || path.startsWith(`${group}.`);
    return key?.startsWith("h") && inside ? "#closed" : `#${target}`;
  }

  const way = (path: string): TransitionDef => {
    count += 1;
    return {
      id: `w${count}`,
      ...(chance(0.85) && { target: targetFrom(path) }),
      ...(chance(0.2) && { reenter: true }),
      ...(chance(0.3) && { guard: { type: "places.left" } }),
      ...(chance(0.4) && { actions: [{ type: "ctx.inc", params: { key: "n" } }] }),
    };
  };
  for (const { def, path } of holders) {
    const event = randomEvents[below(randomEvents.length)] as string;
    if (chance(0.8)) def.on = { [event]: chance(0.3) ? [way(path), way(path)] : [way(path)] };
    if (chance(0.3)) def.after = { late: [way(path)] };
    if (chance(0.1)) def.always = [{ ...way(path), guard: { type: "places.left" } }];
    if (chance(0.3)) def.entry = [{ type: "letter.send", params: { template: def.uid } }];
    if (chance(0.3) && def.states) def.onDone = [way(path)];
  }
  const events = Object.fromEntries(randomEvents.map((event) => [event, { by: ["mentee"] }]));
  return example({ initial: "s1", events, states });
}
