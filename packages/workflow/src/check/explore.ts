import type { Model, StateNode, Way } from "../model.ts";
import { type Choice, choicesOf, MAX_CHOICES, NOTHING, withoutConflicts } from "./choices.ts";
import type { Exploration, Sight } from "./exploration.ts";
import { type Edges, futuresOf, type Situation } from "./futures.ts";
import { createMemory, type Memory } from "./memory.ts";
import { aloneIn, buildMoves, type Cue, isDone } from "./moves.ts";
import { createJudge, keyOfVerdicts, remembers, type Verdicts } from "./verdicts.ts";

/** What people can still follow, and what a browser looks through in the blink of an eye. */
export const MAX_SITUATIONS = 5000;
const MAX_WORK = 400_000;
/** The machine gives up after as many moves without coming to rest. */
const MAX_CHAIN = 100;
const NONE: Verdicts = new Map();

/** An instance between two moves of one step. */
interface Run {
  leaves: readonly number[];
  memory: Memory;
  /** States that are done and haven't said so yet. */
  queue: readonly number[];
  taken: readonly Choice[];
  /** What the rules have said in this step. */
  verdicts: Verdicts;
  /** Keys of what it went through, one before each of the last choices taken. */
  seen: readonly string[];
  done: boolean;
}

/** One step from a situation, with every outcome of its rules. */
interface Step {
  from: number;
  byPerson: boolean;
  visited: Set<string>;
}

const keyOf = (leaves: readonly number[]): string => String.fromCharCode(...leaves);

/**
 * Breadth first from the start, by the rules of `Exploration`. Stops at 5,000 situations, at 64
 * outcomes of one event, or when automatic ways take too many turns; then it isn't complete.
 */
export function explore(model: Model): Exploration {
  const moves = buildMoves(model);
  const { nodes, line } = moves;
  const remember = createMemory(model, moves);
  const situations: Situation[] = [];
  const known = new Map<string, number>();
  const entered = new Set<StateNode>();
  const firstAt = new Map<number, number>();
  const left = new Set<StateNode>();
  const edges: Edges = { from: [], to: [], byPerson: [] };
  const found = {
    circles: new Map<Way, Exploration["circles"][number]>(),
    conflicts: new Map<Way, Exploration["conflicts"][number]>(),
    resets: new Map<Way, Exploration["resets"][number]>(),
    blanks: new Map<Way, Sight>(),
  };
  const alone = new Map(nodes.flatMap(({ ways }) => ways.map((way) => [way, aloneIn(moves, way)])));
  const hasBack = new Set(
    nodes.flatMap(({ kind, parent }) => (kind === "history" ? [parent] : [])),
  );
  const notes = remembers(moves);
  const judge = createJudge();
  let complete = true;
  let work = 0;

  function waysTo(index: number): string[] {
    const parts: (readonly Way[])[] = [];
    for (let at = index; at >= 0; at = situations[at]!.from) parts.push(situations[at]!.ways);
    return parts.reverse().flatMap((ways) => ways.map(({ def }) => def.id));
  }

  const sight = (from: number, run: Run, way: Way): Sight => ({
    way,
    trace: [...waysTo(from), ...run.taken.flatMap(({ ways }) => ways.map(({ def }) => def.id))],
  });

  /** What taking ways together leads to; undefined when rules contradict what they said before. */
  function take(run: Run, choice: Choice, from: number): Run | undefined {
    const { leaves } = run;
    let verdicts = judge(run.verdicts, choice);
    if (!verdicts) return undefined;
    const ways = withoutConflicts(moves, choice.ways, leaves, (way, against) => {
      if (way.trigger.kind !== "on" || found.conflicts.has(way)) return;
      found.conflicts.set(way, { ...sight(from, run, way), against });
    });
    const after = new Set(leaves);
    let { memory } = run;
    for (const way of ways) {
      memory = remember.leaving(memory, way, leaves);
      for (const leaf of leaves) if (moves.exits(way, leaf)) after.delete(leaf);
    }
    const taken = { ways, refused: choice.refused };
    const queue = [...run.queue];
    const next = { ...run, memory, queue, taken: [...run.taken, taken] };
    const inside: number[] = [];
    for (const way of ways) {
      const to = moves.target(way);
      if (!to) continue;
      const kept = to.kind === "history" ? memory.get(moves.indexOf(to)) : undefined;
      if (to.kind === "history" && !kept && to.def.target === undefined) {
        if (!found.blanks.has(way)) found.blanks.set(way, sight(from, next, way));
      }
      for (const parallel of alone.get(way) ?? []) {
        const index = moves.indexOf(parallel);
        if (found.resets.has(way) || !leaves.some((leaf) => line[leaf]!.includes(index))) continue;
        found.resets.set(way, { ...sight(from, next, way), parallel });
      }
      const entry = moves.entry(way, kept);
      inside.push(...entry);
      if (enter(entry, after, queue)) next.done = true;
    }
    if (notes(ways, inside)) verdicts = NONE;
    return { ...next, verdicts, leaves: [...after].sort((a, b) => a - b) };
  }

  /** Adds what is entered to the leaves; true when the whole workflow is done by it. */
  function enter(entry: readonly number[], leaves: Set<number>, queue: number[]): boolean {
    const done = new Set<StateNode>();
    let over = false;
    for (const [i, index] of entry.entries()) {
      const node = nodes[index]!;
      entered.add(node);
      const next = entry[i + 1];
      if (next === undefined || !line[next]!.includes(index)) leaves.add(index);
      if (node.kind !== "final") continue;
      if (!node.parent) over = true;
      if (node.parent?.kind === "compound") queue.push(moves.indexOf(node.parent));
      let up = node.parent?.kind === "parallel" ? node.parent : node.parent?.parent;
      while (up?.kind === "parallel" && !done.has(up) && isDone(moves, moves.indexOf(up), leaves)) {
        done.add(up);
        queue.push(moves.indexOf(up));
        up = up.parent;
      }
    }
    return over;
  }

  /**
   * Lets automatic ways and finished groups follow, until everything rests. `visited`: what this step
   * has looked at already, whichever way it came there.
   */
  function settle(run: Run, step: Step): void {
    work += 1;
    if (work > MAX_WORK) {
      complete = false;
      return;
    }
    if (run.taken.length > MAX_CHAIN) {
      circle(run, run.taken, step.from);
      return;
    }
    if (run.done) {
      arrive(run, step);
      return;
    }
    const choices = possible(moves.always, run.leaves, true);
    if (choices.length === 0 && run.queue.length === 0) {
      arrive(run, step);
      return;
    }
    const key = `${keyOf(run.leaves)} ${run.queue.join()} ${remember.keyOf(run.memory)}`;
    const again = run.seen.indexOf(key);
    if (again >= 0) {
      circle(run, run.taken.slice(again - run.seen.length), step.from);
      // What changes nothing, not even what ways back remember, isn't done again.
      const last = run.taken.at(-1)?.ways ?? [];
      if (again === run.seen.length - 1 && !last.some((way) => leavesGroup(way, run.leaves))) {
        next(run, step);
      }
      return;
    }
    const whole = `${key} ${keyOfVerdicts(run.verdicts)}`;
    if (step.visited.has(whole)) return;
    step.visited.add(whole);
    const on = { ...run, seen: [...run.seen, key] };
    if (choices.length === 0) next(on, step);
    for (const choice of choices) {
      const verdicts = choice.ways.length === 0 && judge(on.verdicts, choice);
      if (verdicts) next({ ...on, verdicts }, step);
      else go(on, choice, step);
    }
  }

  function go(run: Run, choice: Choice, step: Step): void {
    const next = take(run, choice, step.from);
    if (next) settle(next, step);
  }

  /** The next group that is done has its turn; without one, everything rests. */
  function next(run: Run, step: Step): void {
    const [first, ...queue] = run.queue;
    if (first === undefined) {
      arrive(run, step);
      return;
    }
    const rest = { ...run, queue };
    const cue = moves.onDone.get(first);
    const active = cue && run.leaves.some((leaf) => line[leaf]!.includes(first));
    const choices = active ? possible(cue, run.leaves, false) : [];
    for (const choice of choices.length > 0 ? choices : [NOTHING]) {
      go(rest, choice, step);
    }
  }

  /** Whether a way leaves a group that there is a way back into. */
  const leavesGroup = (way: Way, leaves: readonly number[]): boolean =>
    leaves.some((leaf) =>
      line[leaf]!.some((node) => moves.exits(way, node) && hasBack.has(nodes[node]!)),
    );

  function possible(cue: Cue, leaves: readonly number[], each: boolean): Choice[] {
    const choices = choicesOf(moves, cue, leaves, each);
    if (choices.length >= MAX_CHOICES) complete = false;
    return choices;
  }

  function circle(run: Run, chain: readonly Choice[], from: number): void {
    const ways = chain.flatMap((choice) => choice.ways);
    const [way] = ways;
    const certain = chain.every((c) => [...c.ways, ...c.refused].every(({ def }) => !def.guard));
    if (!way || (found.circles.has(way) && !certain)) return;
    found.circles.set(way, { ...sight(from, run, way), ways, certain });
  }

  function arrive(run: Run, { from, byPerson }: Step): void {
    const memory = remember.pruned(run.memory, run.leaves);
    const key = `${keyOf(run.leaves)} ${remember.keyOf(memory)}`;
    let to = known.get(key);
    if (to === undefined) {
      if (situations.length >= MAX_SITUATIONS) {
        complete = false;
        return;
      }
      to = situations.length;
      known.set(key, to);
      const ways = run.taken.flatMap((choice) => choice.ways);
      situations.push({ leaves: run.leaves, memory, done: run.done, from, ways });
      for (const leaf of run.leaves) if (!firstAt.has(leaf)) firstAt.set(leaf, to);
    }
    if (from < 0 || from === to) return;
    edges.from.push(from);
    edges.to.push(to);
    edges.byPerson.push(byPerson ? 1 : 0);
    const { leaves } = situations[from]!;
    for (const leaf of leaves) if (!run.leaves.includes(leaf)) left.add(nodes[leaf]!);
  }

  const leaves = new Set<number>();
  const queue: number[] = [];
  const done = enter(moves.initial, leaves, queue);
  const sorted = [...leaves].sort((a, b) => a - b);
  const begun = { queue, taken: [], seen: [], verdicts: NONE };
  const start: Run = { ...begun, leaves: sorted, memory: new Map(), done };
  if (leaves.size > 0) settle(start, { from: -1, byPerson: false, visited: new Set() });
  for (let at = 0; at < situations.length && complete; at++) {
    const situation = situations[at]!;
    if (situation.done) continue;
    const active = new Set(situation.leaves.flatMap((leaf) => line[leaf]!));
    const cues = new Set([...active].flatMap((node) => moves.cues[node]!));
    const run: Run = { ...situation, queue: [], taken: [], seen: [], verdicts: NONE };
    for (const cue of cues) {
      const step: Step = { from: at, byPerson: cue.byPerson, visited: new Set() };
      for (const choice of possible(cue, situation.leaves, false)) {
        if (choice.ways.length > 0) go(run, choice, step);
      }
    }
  }

  const { endless, captive, trapped } = futuresOf(situations, edges, nodes);
  const trap = situations[trapped];
  return {
    complete,
    count: situations.length,
    entered,
    resting: new Set([...firstAt.keys()].map((i) => nodes[i]!)),
    left,
    ends: situations.some((situation) => situation.done),
    traceTo(...together) {
      const [first, ...others] = together.map(moves.indexOf);
      const at =
        others.length === 0
          ? firstAt.get(first ?? -1)
          : situations.findIndex(({ leaves }) =>
              [first, ...others].every((l) => leaves.includes(l!)),
            );
      return at === undefined || at < 0 ? undefined : waysTo(at);
    },
    endless,
    captive,
    trap: trap && { leaves: trap.leaves.map((i) => nodes[i]!), trace: waysTo(trapped) },
    target: moves.target,
    circles: [...found.circles.values()],
    conflicts: [...found.conflicts.values()],
    resets: [...found.resets.values()],
    blanks: [...found.blanks.values()],
  };
}
