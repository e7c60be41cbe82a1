import type { Cover, Level, LevelsCertificate, MatchResult, Problem } from "../contract.ts";
import type { Fault } from "./fault.ts";
import { forbiddenIn, seatsOf } from "./opinions.ts";

/** A pair that may be chosen, beside the pinned ones. */
interface Free {
  mentee: string;
  mentor: string;
  score: number;
  /** As in `Level`; 0: the mentee ranked nobody; one more than the choices: only others. */
  choice: number;
}

/** Choices beyond the tenth count as none. */
const MOST = 10;

/**
 * That a result is best level by level, by duality with vectors (linear-programming duality holds in
 * every ordered group; the assignment's matrix is totally unimodular): see `LevelsCertificate`. What
 * the levels are is read from the problem, not from the certificate. O(pairs * levels).
 */
export function* levels(
  problem: Problem,
  result: MatchResult,
  certificate: LevelsCertificate,
): Generator<Fault> {
  if (result.gap !== 0 || result.bound !== result.objective) {
    yield { code: "bound", expected: result.objective, found: result.bound };
  }
  const choices = Math.min(
    MOST,
    Math.max(1, ...problem.mentees.map((m) => lengthOf(problem, m.id))),
  );
  const expected = levelsOf(problem, result.matcher.type, choices);
  if (JSON.stringify(certificate.levels) !== JSON.stringify(expected)) {
    yield { code: "levels" };
    return;
  }
  const mentorOf = new Map<string, string>();
  for (const { mentees, mentors } of result.partnerships) {
    for (const mentee of mentees) mentorOf.set(mentee, mentors[0]!);
  }
  const floor = certificate.floor?.score ?? 0;
  if (result.matcher.type === "worst-first") {
    yield* atTheFloor(problem, choices, mentorOf, certificate);
  } else if (certificate.floor) yield { code: "levels" };
  yield* proven(problem, certificate, { mentorOf, choices, levels: expected, floor });
}

const lengthOf = ({ rankings }: Problem, id: string) => rankings[id]?.length ?? 0;

function levelsOf({ params }: Problem, matcher: string, choices: number): Level[] {
  const levels: Level[] = [];
  if (matcher === "worst-first") return ["matched", "fit"];
  if (params.order === "fair") return ["matched", "steps", "fit"];
  if (params.order === "generous") {
    levels.push("matched", "outside");
    for (let n = choices; n > 1; n--) levels.push(`low ${n}`);
  } else {
    for (let n = 1; n <= choices; n++) levels.push(`choice ${n}`);
    if (params.matchMost !== false) levels.push("matched");
  }
  return [...levels, "fit"];
}

function* freePairs(problem: Problem, choices: number, least = 0): Generator<Free> {
  const { mentees, mentors, pairs, rankings } = problem;
  const barred = forbiddenIn(problem);
  const locked = new Set(problem.pinned.map((p) => p.mentee));
  const left = new Map(seatsOf(problem).map((seats, j) => [mentors[j]!.id, seats]));
  for (const { mentor } of problem.pinned) left.set(mentor, left.get(mentor)! - 1);
  for (const [i, { id: mentee }] of mentees.entries()) {
    if (locked.has(mentee)) continue;
    const list = rankings[mentee] ?? [];
    const placed = new Map<string, number>();
    for (let n = Math.min(list.length, MOST); n > 0; n--) {
      for (const id of list[n - 1]!) placed.set(id, n);
    }
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const mentor = mentors[pairs.mentor[k]!]!.id;
      if (pairs.value[k]! < least || barred(mentee, mentor) || left.get(mentor) === 0) continue;
      const choice = list.length === 0 ? 0 : (placed.get(mentor) ?? choices + 1);
      yield { mentee, mentor, score: pairs.value[k]!, choice };
    }
  }
}

/** Koenig: as many matches as a cover of all pairs, and more than a cover of those above the floor. */
function* atTheFloor(
  problem: Problem,
  choices: number,
  mentorOf: Map<string, string>,
  { floor }: LevelsCertificate,
): Generator<Fault> {
  const locked = new Set(problem.pinned.map((p) => p.mentee));
  const matched = [...mentorOf.keys()].filter((mentee) => !locked.has(mentee)).length;
  if (!floor) {
    // Without a floor there is nobody whom anybody could be matched with.
    if (!freePairs(problem, choices).next().done) yield { code: "belowFloor" };
    return;
  }
  for (const { mentee, mentor, score } of freePairs(problem, choices)) {
    if (mentorOf.get(mentee) === mentor && score < floor.score) {
      yield { code: "belowFloor", mentee, mentor, expected: floor.score, found: score };
    }
  }
  yield* covered(problem, floor.all, matched, freePairs(problem, choices));
  const above = freePairs(problem, choices, floor.score + 1);
  yield* covered(problem, floor.above, matched - 1, above);
}

function* covered(
  problem: Problem,
  cover: Cover,
  most: number,
  pairs: Iterable<Free>,
): Generator<Fault> {
  const mentees = new Set(cover.mentees);
  const mentors = new Set(cover.mentors);
  const seats = seatsOf(problem);
  let size = mentees.size;
  for (const [j, { id }] of problem.mentors.entries()) {
    const pins = problem.pinned.filter((p) => p.mentor === id).length;
    if (mentors.has(id)) size += seats[j]! - pins;
  }
  if (size > most) yield { code: "cover", expected: most, found: size };
  for (const { mentee, mentor } of pairs) {
    if (!mentees.has(mentee) && !mentors.has(mentor)) yield { code: "cover", mentee, mentor };
  }
}

function worthAt(level: Level, { score, choice }: Free, choices: number, noMatch: number): number {
  if (level === "matched") return 1;
  if (level === "fit") return score - noMatch;
  if (level === "outside") return choice > choices ? -1 : 0;
  if (level === "steps") return choice > 1 ? 1 - choice : 0;
  if (level.startsWith("choice")) return level === `choice ${choice}` ? 1 : 0;
  return level === `low ${choice}` ? -1 : 0;
}

interface Claimed {
  mentorOf: Map<string, string>;
  choices: number;
  levels: Level[];
  /** Pairs that score less don't count. */
  floor: number;
}

/** The sign of the first number that isn't 0. */
const sign = (vector: number[]) => Math.sign(vector.find((one) => one !== 0) ?? 0);

function* proven(
  problem: Problem,
  { menteeDuals, mentorDuals }: LevelsCertificate,
  { mentorOf, choices, levels, floor }: Claimed,
): Generator<Fault> {
  const noMatch = problem.params.noMatchScore ?? 0;
  const none = levels.map(() => 0);
  const dual = (duals: Record<string, number[]>, id: string): number[] | undefined => {
    const found = Object.hasOwn(duals, id) ? duals[id] : undefined;
    const right =
      found?.length === levels.length && found.every((one) => Number.isSafeInteger(one));
    return right ? found : undefined;
  };
  const locked = new Set(problem.pinned.map((p) => p.mentee));
  for (const { id: mentee } of problem.mentees) {
    if (locked.has(mentee)) continue;
    const price = dual(menteeDuals, mentee);
    if (!price) yield { code: "dualMissing", mentee };
    else if (sign(price) < 0) yield { code: "dualNegative", mentee };
    else if (sign(price) > 0 && !mentorOf.has(mentee))
      yield { code: "unmatchedMenteeDual", mentee };
  }
  const used = new Map<string, number>();
  for (const mentor of mentorOf.values()) used.set(mentor, (used.get(mentor) ?? 0) + 1);
  const seats = seatsOf(problem);
  for (const [j, { id: mentor }] of problem.mentors.entries()) {
    const price = dual(mentorDuals, mentor);
    if (!price) yield { code: "dualMissing", mentor };
    else if (sign(price) < 0) yield { code: "dualNegative", mentor };
    else if (sign(price) > 0 && (used.get(mentor) ?? 0) < seats[j]!) {
      yield { code: "spareMentorDual", mentor };
    }
  }
  for (const pair of freePairs(problem, choices, floor)) {
    const { mentee, mentor } = pair;
    const [u, v] = [menteeDuals[mentee] ?? none, mentorDuals[mentor] ?? none];
    let spare = 0;
    for (let k = 0; k < levels.length && spare === 0; k++) {
      spare = u[k]! + v[k]! - worthAt(levels[k]!, pair, choices, noMatch);
    }
    // Also what is no number is too low.
    if (!(spare >= 0)) yield { code: "dualTooLow", mentee, mentor };
    else if (spare > 0 && mentorOf.get(mentee) === mentor)
      yield { code: "notTight", mentee, mentor };
  }
}
