import { DateTime } from "luxon";
import { type Compiled, internalsOf } from "../compile.ts";
import type { Facts } from "../contract.ts";
import { startingFacts } from "../scenario/follow.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Life, live, worldOf } from "./life.ts";
import { randomFrom } from "./random.ts";

export interface ExploreInput {
  /** How many lives; default 1000. */
  runs?: number;
  /** Any whole number. */
  seed: number;
  /** ISO instant at which every life begins. */
  begins: string;
  /** IANA name; default "UTC": an hour more or less changes nothing here, and it is quick. */
  timeZone?: string;
  /** A life that goes on for longer hangs; default 1100, about three years. */
  maxDays?: number;
  /** Only these act; default: everybody. */
  roles?: readonly string[];
  /** Default: the samples of every fact. */
  facts?: Facts;
}

/** Days that a tenth, half and nine tenths of the lives stayed below. */
export interface Spread {
  p10: number;
  p50: number;
  p90: number;
}

export interface Exploration {
  runs: number;
  seed: number;
  /** How long the lives took that came to an end; null when none did. */
  days: Spread | null;
  /** The most frequent first. `example` is the shortest life that came to this end. */
  ends: { uid: string; count: number; days: Spread; example: Scenario }[];
  /** Lives without an end, by where they were. late: not in the time given. stuck: nothing can happen
   * any more. busy: round in circles. */
  hanging: {
    uids: string[];
    why: Exclude<Life["ended"], "end">;
    count: number;
    example: Scenario;
  }[];
  /** Shares of all days, the largest first, summing to 1: a role, work outside, a rule that
   * says no, or only a date. Where
   * several roles could act the days are shared between them. */
  waiting: { who: "role" | "work" | "rule" | "time"; role: string | null; share: number }[];
  /** uids of the steps that no life came to. */
  neverVisited: string[];
  /** Ids of the ways out that no life took. */
  neverTaken: string[];
}

/** Lives a workflow again and again; may be asked for its result at any time. */
export interface Explorer {
  /** One more life. Throws like `step`. */
  live(): void;
  result(): Exploration;
}

function spread(days: number[]): Spread {
  const sorted = days.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

interface Group {
  lives: number[];
  shortest: Life;
}

export function createExplorer(compiled: Compiled, options: ExploreInput): Explorer {
  const { seed, timeZone = "UTC", maxDays = 1100, roles } = options;
  const { registry, model } = internalsOf(compiled);
  const { definition } = compiled;
  const begins = DateTime.fromISO(options.begins).toUTC().toISO()!;
  const facts = options.facts ?? startingFacts(registry, definition.subject, { begins, timeZone });
  const world = worldOf(compiled, { facts, begins, timeZone, maxDays, ...(roles && { roles }) });
  let runs = 0;
  const ends = new Map<string, Group>();
  const hanging = new Map<string, Group>();
  const waited = new Map<string, number>();
  const rested = new Set<string>();
  const taken = new Set<string>();

  function note(groups: Map<string, Group>, key: string, life: Life): void {
    const group = groups.get(key);
    if (!group) groups.set(key, { lives: [life.days], shortest: life });
    else {
      group.lives.push(life.days);
      if (life.moves.length < group.shortest.moves.length) group.shortest = life;
    }
  }

  function wait(who: string, days: number): void {
    waited.set(who, (waited.get(who) ?? 0) + days);
  }

  const exampleOf = ({ shortest: { state, facts: begun, moves } }: Group): Scenario => ({
    format: "wf-scenario/1",
    name: "Example",
    begins,
    timeZone,
    facts: begun,
    moves,
    expect: { uids: state.uids, status: state.status },
  });

  const byCount = (groups: Map<string, Group>): [string, Group][] =>
    [...groups].sort(
      ([a, one], [b, other]) => other.lives.length - one.lives.length || (a < b ? -1 : 1),
    );

  return {
    live() {
      runs += 1;
      const life = live(world, randomFrom(seed, runs));
      if (life.ended === "end") note(ends, life.state.uids[0]!, life);
      else note(hanging, JSON.stringify([life.ended, ...life.state.uids]), life);
      for (const { for: whom, days } of life.waited) {
        if (typeof whom === "string") wait(whom, days);
        else for (const role of whom.roles) wait(`role ${role}`, days / whom.roles.length);
      }
      for (const { outcome } of life.timeline) {
        if (outcome.kind === "refused") continue;
        for (const uid of outcome.uids) rested.add(uid);
        for (const way of outcome.transitions) taken.add(way);
      }
    },
    result() {
      const all = [...ends.values()].flatMap(({ lives }) => lives);
      const total = [...waited.values()].reduce((sum, days) => sum + days, 0);
      const visited = new Set(
        model.nodes
          .filter(({ def, ways }) => rested.has(def.uid) || ways.some((w) => taken.has(w.def.id)))
          .flatMap((node) => [node, ...node.ancestors]),
      );
      return {
        runs,
        seed,
        days: all.length > 0 ? spread(all) : null,
        ends: byCount(ends).map(([uid, group]) => ({
          uid,
          count: group.lives.length,
          days: spread(group.lives),
          example: exampleOf(group),
        })),
        hanging: byCount(hanging).map(([key, group]) => {
          const [why, ...uids] = JSON.parse(key) as [Exclude<Life["ended"], "end">, ...string[]];
          return { uids, why, count: group.lives.length, example: exampleOf(group) };
        }),
        waiting: [...waited]
          .map(([key, days]): Exploration["waiting"][number] => {
            const role = key.startsWith("role ") ? key.slice("role ".length) : null;
            const who = role === null ? (key as "work" | "rule" | "time") : "role";
            return { who, role, share: total > 0 ? days / total : 0 };
          })
          .filter(({ share }) => share > 0)
          .sort((a, b) => b.share - a.share),
        neverVisited: model.nodes
          .filter((node) => node.kind !== "history" && !visited.has(node))
          .map(({ def }) => def.uid),
        neverTaken: model.nodes.flatMap(({ ways }) =>
          ways.filter(({ def }) => !taken.has(def.id)).map(({ def }) => def.id),
        ),
      };
    },
  };
}

/**
 * Lives a workflow so many times by chance: where do lives end, how long do they take, who is waited
 * for, what never happens. It shows what a definition can do, and says nothing of what people will.
 * Pure: the same arguments give the same result. Throws like `step`.
 */
export function explore(compiled: Compiled, options: ExploreInput): Exploration {
  const explorer = createExplorer(compiled, options);
  for (let i = 0; i < (options.runs ?? 1000); i++) explorer.live();
  return explorer.result();
}
