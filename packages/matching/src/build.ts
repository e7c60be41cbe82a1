import { apartIn } from "./apart.ts";
import type {
  CriterionUse,
  PairIds,
  Pairs,
  Problem,
  ProblemParams,
  Profile,
  Quota,
  Registry,
  SolveOptions,
} from "./contract.ts";
import { MODELS } from "./models.ts";
import { prepareScorer } from "./score.ts";
import { rowScorer } from "./score-rows.ts";

export interface ProblemInput {
  /** Default "one-to-one". */
  model?: string;
  mentees: readonly Profile[];
  mentors: readonly Profile[];
  criteria: readonly CriterionUse[];
  registry: Registry;
  pinned?: readonly PairIds[];
  forbidden?: readonly PairIds[];
  quotas?: readonly Quota[];
  seed: number;
  params?: ProblemParams;
}

/**
 * Scores every mentee with every mentor. Of several rules that exclude a pair, the first in
 * `criteria` is its reason. In a circle everybody is a peer: both lists hold all of them, one
 * profile of each person (the mentee's, if there are two), and nobody is paired with themselves.
 * Where a partnership may have two of one role, those whom a criterion keeps apart are `apart`.
 * O(criteria * mentees * mentors), some nanoseconds each. Throws as `prepareScorer` and `score` do.
 */
export function buildProblem(input: ProblemInput, options: SolveOptions = {}): Problem {
  const model = input.model ?? "one-to-one";
  const { mentees, mentors } = sidesOf(input);
  const scorer = prepareScorer(input.criteria, input.registry, [...mentees, ...mentors]);
  const rows = rowScorer(scorer, mentees, mentors);
  const all = new Int32Array(mentees.length * mentors.length);
  for (let i = 0; i < mentees.length; i++) {
    options.signal?.throwIfAborted();
    rows.fill(i, rowOf(all, i, mentors.length));
    options.onProgress?.(i + 1, mentees.length);
  }
  const alone = model === CIRCLE;
  return {
    ...frameOf(input),
    ...tablesOf(all, mentees.length, mentors.length, alone),
    rules: [...rows.rules],
    apart: apartIn(scorer, MODELS[model], mentees, mentors, options),
  };
}

const rowOf = (all: Int32Array, i: number, mentors: number) =>
  all.subarray(i * mentors, (i + 1) * mentors);

/** Both tables from all values, those of excluded pairs below 0; 8 bytes a pair. */
function tablesOf(
  all: Int32Array,
  mentees: number,
  mentors: number,
  alone: boolean,
): Pick<Problem, "pairs" | "excluded"> {
  let eligible = 0;
  for (const value of all) if (value >= 0) eligible++;
  const tables = [eligible, all.length - eligible].map((length) => ({
    start: new Int32Array(mentees + 1),
    mentor: new Int32Array(length),
    value: new Int32Array(length),
  }));
  const [pairs, excluded] = tables as [Pairs, Pairs];
  let [pairCount, excludedCount] = [0, 0];
  for (let i = 0; i < mentees; i++) {
    const row = rowOf(all, i, mentors);
    for (let j = 0; j < mentors; j++) {
      const value = row[j]!;
      if (alone && i === j) continue;
      if (value >= 0) {
        pairs.mentor[pairCount] = j;
        pairs.value[pairCount++] = value;
      } else {
        excluded.mentor[excludedCount] = j;
        excluded.value[excludedCount++] = -1 - value;
      }
    }
    pairs.start[i + 1] = pairCount;
    excluded.start[i + 1] = excludedCount;
  }
  return alone
    ? { pairs: cut(pairs, pairCount), excluded: cut(excluded, excludedCount) }
    : { pairs, excluded };
}

const cut = ({ start, mentor, value }: Pairs, length: number): Pairs => ({
  start,
  mentor: mentor.slice(0, length),
  value: value.slice(0, length),
});

const CIRCLE = "circle";

/** The two lists of a problem. */
export function sidesOf({ model, mentees, mentors }: ProblemInput): {
  mentees: readonly Profile[];
  mentors: readonly Profile[];
} {
  if (model !== CIRCLE) return { mentees, mentors };
  const persons = new Set<string>();
  const peers = [...mentees, ...mentors].filter(
    ({ personId }) => !persons.has(personId) && persons.add(personId),
  );
  return {
    mentees: peers.map((one) => ({ ...one, role: "mentee" as const })),
    mentors: peers.map((one) => ({ ...one, role: "mentor" as const })),
  };
}

/** Everything of a problem but its tables and who is apart. */
export function frameOf(
  input: ProblemInput,
): Omit<Problem, "pairs" | "excluded" | "rules" | "apart"> {
  const { mentees, mentors } = sidesOf(input);
  return {
    model: input.model ?? "one-to-one",
    mentees: mentees.map(({ id, team, unitId }) => ({
      id,
      ...(team !== undefined && { team }),
      ...(unitId !== undefined && { unit: unitId }),
    })),
    mentors: mentors.map(({ id, capacity, experienced, team, unitId }) => ({
      id,
      capacity,
      ...(experienced && { experienced }),
      ...(team !== undefined && { team }),
      ...(unitId !== undefined && { unit: unitId }),
    })),
    pinned: [...(input.pinned ?? [])],
    forbidden: [...(input.forbidden ?? [])],
    quotas: [...(input.quotas ?? [])],
    rankings: rankingsOf(mentees, mentors),
    params: { matchMost: true, ...input.params },
    seed: input.seed,
  };
}

/** The choices that people ranked, those who aren't in this problem left out. */
function rankingsOf(mentees: readonly Profile[], mentors: readonly Profile[]): Problem["rankings"] {
  const [menteeIds, mentorIds] = [mentees, mentors].map((list) => new Set(list.map((p) => p.id)));
  const rankings: Record<string, string[][]> = {};
  for (const { id, role, preferences = [] } of [...mentees, ...mentors]) {
    const others = role === "mentee" ? mentorIds! : menteeIds!;
    const chosen = preferences.filter((one) => others.has(one));
    if (chosen.length > 0) rankings[id] = chosen.map((one) => [one]);
  }
  return rankings;
}
