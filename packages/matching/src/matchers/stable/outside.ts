import type { Problem } from "../../contract.ts";
import { numbersOf } from "../../problem.ts";
import type { Lists } from "./lists.ts";

/**
 * What mentors' own choices can't heed: quotas of mentees, smallest groups, and people who are kept
 * apart. After each run, whoever is in the way leaves the lists, and it is run again: of a quota that
 * is over, the mentees with the lowest score; a mentor whose group would be too small; of two mentees
 * of one group who are apart, the one whom the mentor wants less. Returns whether arcs were closed.
 */
export type Closer = (match: Int32Array, arc: Int32Array) => boolean;

export function closerFor(problem: Problem, lists: Lists): Closer {
  const steps = [
    ...(problem.quotas.some((q) => q.role === "mentee") ? [closeQuotas(problem, lists)] : []),
    ...(problem.model === "group" && problem.apart.length > 0 ? [closeApart(problem, lists)] : []),
    ...(problem.model === "group" ? [closeSmall(problem, lists)] : []),
  ];
  return (match, arc) => steps.some((step) => step(match, arc));
}

function closeMentee({ start, open }: Lists, i: number) {
  open.fill(0, start[i]!, start[i + 1]!);
}

/**
 * A run without some mentees matches at most as many fewer, so a quota never ends below what it
 * allows by this.
 */
function closeQuotas({ quotas, mentees, pairs }: Problem, lists: Lists): Closer {
  const numbers = numbersOf(mentees);
  const groups = quotas
    .filter((q) => q.role === "mentee")
    .sort((a, b) => a.members.length - b.members.length)
    .map(({ members, most }) => ({
      most,
      members: members.map((id) => numbers.get(id)).filter((i) => i !== undefined),
    }));
  return (match, arc) => {
    for (const { most, members } of groups) {
      const matched = members.filter((i) => match[i]! >= 0);
      const movable = matched.filter((i) => arc[i]! >= 0);
      const over = Math.min(matched.length - most, movable.length);
      if (over <= 0) continue;
      const score = (i: number) => {
        const row = pairs.mentor.subarray(pairs.start[i]!, pairs.start[i + 1]!);
        return pairs.value[pairs.start[i]! + row.indexOf(match[i]!)]!;
      };
      movable.sort((a, b) => score(a) - score(b) || lists.menteeLot[b]! - lists.menteeLot[a]!);
      for (const i of movable.slice(0, over)) closeMentee(lists, i);
      return true;
    }
    return false;
  };
}

function closeSmall({ mentors }: Problem, { mentor, open }: Lists): Closer {
  return (match, arc) => {
    const size = new Int32Array(mentors.length);
    for (const j of match) if (j >= 0) size[j]!++;
    const small = mentors.findIndex(({ least = 1 }, j) => size[j]! > 0 && size[j]! < least);
    if (small < 0 || !arc.some((k) => k >= 0 && mentor[k] === small)) return false;
    for (let k = 0; k < mentor.length; k++) if (mentor[k] === small) open[k] = 0;
    return true;
  };
}

function closeApart({ apart, mentees }: Problem, lists: Lists): Closer {
  const numbers = numbersOf(mentees);
  const pairs = apart.flatMap(([a, b]) => {
    const [i, k] = [numbers.get(a), numbers.get(b)];
    return i === undefined || k === undefined ? [] : [[i, k] as const];
  });
  const { claim, menteeLot, open } = lists;
  return (match, arc) => {
    for (const [a, b] of pairs) {
      if (match[a]! < 0 || match[a] !== match[b] || (arc[a]! < 0 && arc[b]! < 0)) continue;
      const keepsA =
        arc[a]! < 0 ||
        (arc[b]! >= 0 && (claim[arc[a]!]! - claim[arc[b]!]! || menteeLot[a]! - menteeLot[b]!) < 0);
      open[arc[keepsA ? b : a]!] = 0;
      return true;
    }
    return false;
  };
}
