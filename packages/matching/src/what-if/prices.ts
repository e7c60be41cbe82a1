import type { Ball } from "./ball.ts";
import { ABSENT, isSpare, type State, UNMATCHED } from "./state.ts";

/**
 * Where every place is taken and everybody is matched, all prices can move from one side to the
 * other. With the mentees' lowest (`share` 0), whoever leaves most easily is near, with the mentors'
 * lowest (1) the place that is best left empty is, and with half (0.5) a search from both sides goes
 * as far from each; else a search would go through everybody. Does nothing elsewhere.
 */
export function shift(state: State, share: 0 | 0.5 | 1) {
  const { match, menteePrice, mentorPrice, places } = state;
  let [mentees, mentors] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < match.length; i++) {
    if (match[i] !== ABSENT) mentees = Math.min(mentees, menteePrice[i]!);
  }
  let spare = false;
  for (let j = 0; j < places.length; j++) {
    if (places[j]! > 0) mentors = Math.min(mentors, mentorPrice[j]!);
    spare ||= isSpare(state, j);
  }
  if (mentees + mentors === Number.POSITIVE_INFINITY) return;
  const rise = mentees - Math.floor((mentees + mentors) * share);
  if (rise === 0 || (rise > 0 ? spare : match.includes(UNMATCHED))) return;
  for (let i = 0; i < match.length; i++) if (match[i] !== ABSENT) menteePrice[i]! -= rise;
  for (let j = 0; j < mentorPrice.length; j++) {
    mentorPrice[j] = Math.max(0, mentorPrice[j]! + rise);
  }
}

/**
 * Mentors nearer than `radius` get dearer by what they are nearer, and their mentees' gain falls by
 * as much (`sign` 1, looking forwards), or the reverse (-1, backwards): every way that the ball has
 * measured to its radius then costs nothing, and no pair becomes worth more than its prices.
 */
export function reprice(state: State, ball: Ball, radius: number, sign: 1 | -1) {
  const { mentorPrice, menteePrice, first, next } = state;
  for (let s = 0; s < ball.settledCount; s++) {
    const j = ball.settled[s]!;
    const change = (radius - ball.distance[j]!) * sign;
    if (change * sign <= 0) continue;
    mentorPrice[j]! += change;
    for (let i = first[j]!; i >= 0; i = next[i]!) menteePrice[i]! -= change;
  }
}
