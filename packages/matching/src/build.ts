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

/** Cells of a table in the order of its rows, in blocks: 8 bytes a cell, and nothing copied to grow. */
export class Rows {
  private readonly blocks: { mentor: Int32Array; value: Int32Array }[] = [];
  private length = 0;
  private readonly start: Int32Array;
  constructor(mentees: number) {
    this.start = new Int32Array(mentees + 1);
  }
  add(mentor: number, value: number) {
    const at = this.length++ % BLOCK;
    if (at === 0) {
      this.blocks.push({ mentor: new Int32Array(BLOCK), value: new Int32Array(BLOCK) });
    }
    const last = this.blocks[this.blocks.length - 1]!;
    last.mentor[at] = mentor;
    last.value[at] = value;
  }
  endRow(i: number) {
    this.start[i + 1] = this.length;
  }
  done(): Pairs {
    const { start, length, blocks } = this;
    const whole = (part: "mentor" | "value") => {
      const all = new Int32Array(length);
      blocks.forEach((block, k) => {
        const from = k * BLOCK;
        all.set(block[part].subarray(0, length - from), from);
        block[part] = EMPTY;
      });
      return all;
    };
    return { start, mentor: whole("mentor"), value: whole("value") };
  }
}
const BLOCK = 1 << 16;
const EMPTY = new Int32Array();

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
  const pairs = new Rows(mentees.length);
  const excluded = new Rows(mentees.length);
  const row = new Int32Array(mentors.length);
  const alone = model === CIRCLE;
  for (let i = 0; i < mentees.length; i++) {
    options.signal?.throwIfAborted();
    rows.fill(i, row);
    for (let j = 0; j < row.length; j++) {
      const value = row[j]!;
      if (alone && i === j) continue;
      if (value >= 0) pairs.add(j, value);
      else excluded.add(j, -1 - value);
    }
    pairs.endRow(i);
    excluded.endRow(i);
    options.onProgress?.(i + 1, mentees.length);
  }
  return {
    ...frameOf(input),
    pairs: pairs.done(),
    excluded: excluded.done(),
    rules: [...rows.rules],
    apart: apartIn(scorer, MODELS[model], mentees, mentors, options),
  };
}

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
