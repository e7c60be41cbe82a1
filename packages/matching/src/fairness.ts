import type { Text } from "./contract.ts";
import { coarsen, isThin, type Unit } from "./fairness/coarsen.ts";
import { type Fate, fatesOf, type Outcome } from "./fairness/people.ts";

/** Groups that people have been declared to be of: a gender, a division, the rounds they waited. */
export interface Attribute {
  key: string;
  label: Text;
  /** The group of each person, by id; left out: nothing declared, which is a group as well. */
  of: Readonly<Record<string, string>>;
  /** Words for the groups; without them, the groups themselves. */
  labels?: Readonly<Record<string, Text>>;
}

export interface FairnessInput extends Outcome {
  attributes: readonly Attribute[];
  /** Fewer people than this are never shown; default 5. */
  smallest?: number;
}

export interface FairnessRow {
  /** Several groups are shown together because apart they would single somebody out; null: none declared. */
  groups: readonly (string | null)[];
  people: number;
  /** Null where too few people, of all, are without a match to be told apart by group. */
  matched: number | null;
  /** 0..1 */
  rate: number | null;
  /** 0..1_000_000, over those who were matched; null where they may be too few. */
  meanScore: number | null;
  /** Earlier rounds without a match, in hundredths at most. */
  meanWaited: number;
}

/** Which choices a column counts: from the first to the last of these ranks; null: no choice of theirs, or no match. */
export type RankColumn = { from: number; to: number } | null;

/** What became of the choices of those who ranked anybody. */
export interface RankTable {
  columns: readonly RankColumn[];
  rows: readonly {
    groups: readonly (string | null)[];
    people: number;
    counts: readonly number[];
  }[];
}

export interface AttributeReport {
  key: string;
  label: Text;
  labels: Readonly<Record<string, Text>>;
  /** Empty when nothing can be shown without singling somebody out. */
  rows: readonly FairnessRow[];
  /** Null when nothing can be shown, or nobody ranked anybody. */
  ranks: RankTable | null;
}

export interface FairnessReport {
  role: "mentee" | "mentor";
  /** Everybody, whatever their group. */
  total: FairnessRow;
  attributes: readonly AttributeReport[];
  smallest: number;
}

const SMALLEST = 5;
/** Later choices than this are counted with it. */
const LAST_RANK = 20;

/**
 * How each declared group fared: how many were matched, with what fit, which of their choices they
 * got, how long they had waited. Nobody can be singled out, also not by subtraction from the total
 * or between the two tables of an attribute: see `coarsen`. Not guarded: what several reports of
 * overlapping people tell together, such as those of two runs, or of two attributes. O(people *
 * attributes).
 */
export function fairness(input: FairnessInput): FairnessReport {
  const { role, attributes, smallest = SMALLEST } = input;
  const fates = fatesOf(input);
  return {
    role,
    total: rowOf([null], fates, true, true),
    attributes: attributes.map((attribute) => reportOn(attribute, fates, smallest)),
    smallest,
  };
}

function reportOn(attribute: Attribute, fates: readonly Fate[], smallest: number): AttributeReport {
  const { key, label, of, labels = {} } = attribute;
  const members = new Map<string | null, Fate[]>();
  for (const fate of fates) {
    const group = Object.hasOwn(of, fate.id) ? of[fate.id]! : null;
    members.set(group, [...(members.get(group) ?? []), fate]);
  }
  const groups = [...members.keys()].sort(byName);
  const among = (some: readonly (string | null)[]) => some.flatMap((one) => members.get(one)!);
  const matched = count(fates, (one) => one.matched);
  const without = fates.length - matched;
  // Where few are without a match, only how many people there are can be told by group.
  const thin = isThin([matched, without], smallest);
  const units = groups.map((group): Unit => {
    const own = members.get(group)!;
    const found = count(own, (one) => one.matched);
    return { groups: [group], cells: thin ? [own.length] : [found, own.length - found] };
  });
  const rows = coarsen(units, smallest);
  return {
    key,
    label,
    labels,
    rows: rows.map((row) => {
      const own = among(row.groups);
      // Decided by what is shown anyway, so that it tells nothing by itself.
      const surely = thin ? own.length - without >= smallest && matched >= smallest : true;
      return rowOf(row.groups, own, !thin, surely);
    }),
    ranks: ranksOf(
      rows.map((row) => ({ groups: row.groups, people: among(row.groups) })),
      smallest,
    ),
  };
}

const byName = (a: string | null, b: string | null) =>
  a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

const count = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length;

function rowOf(
  groups: readonly (string | null)[],
  people: readonly Fate[],
  withMatches: boolean,
  withScores: boolean,
): FairnessRow {
  const scores = people.flatMap(({ score }) => (score === null ? [] : [score]));
  const matched = count(people, (one) => one.matched);
  return {
    groups,
    people: people.length,
    matched: withMatches ? matched : null,
    rate: withMatches && people.length > 0 ? matched / people.length : null,
    meanScore: withScores && scores.length > 0 ? Math.round(mean(scores)) : null,
    meanWaited:
      people.length > 0 ? Math.round(100 * mean(people.map((one) => one.waited))) / 100 : 0,
  };
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Ways to count choices, the finest first. */
function columnSets(fates: readonly Fate[]): RankColumn[][] {
  const last = Math.max(1, ...fates.map(({ rank }) => Math.min(rank ?? 1, LAST_RANK)));
  const each = Array.from({ length: last }, (_, k) => ({ from: k + 1, to: k + 1 }));
  const rest = (from: number) => (from <= last ? [{ from, to: last }] : []);
  return [
    [...each, null],
    [...each.slice(0, 2), ...rest(3), null],
    [...each.slice(0, 1), ...rest(2), null],
    [...rest(1), null],
  ];
}

/** The way of counting that shows the most rows; of several, the finest. */
function ranksOf(
  rows: readonly { groups: readonly (string | null)[]; people: readonly Fate[] }[],
  smallest: number,
): RankTable | null {
  const ranked = rows.map(({ groups, people }) => ({
    groups,
    people: people.filter((one) => one.ranked),
  }));
  let best: RankTable | null = null;
  for (const columns of columnSets(ranked.flatMap((row) => row.people))) {
    const units = ranked.map(({ groups, people }) => ({
      groups,
      cells: columns.map((column) => count(people, ({ rank }) => isIn(rank, column))),
    }));
    const shown = coarsen(units, smallest).map(({ groups, cells }) => ({
      groups,
      people: cells.reduce((sum, one) => sum + one, 0),
      counts: cells,
    }));
    if (shown.length > (best?.rows.length ?? 0)) best = { columns, rows: shown };
  }
  return best;
}

const isIn = (rank: number | null, column: RankColumn) =>
  column === null || rank === null
    ? column === rank
    : Math.min(rank, LAST_RANK) >= column.from && Math.min(rank, LAST_RANK) <= column.to;
