import type { Ball } from "./ball.ts";
import { isSpare, type State, UNMATCHED } from "./state.ts";

/**
 * Where every place is taken and everybody is matched, all prices can move from one side to the
 * other. Lowest for the mentees, whoever leaves most easily is near; else a search for them would go
 * through everybody. Does nothing elsewhere.
 */
export function lowerMentees(state: State) {
  const { match, menteePrice, mentorPrice } = state;
  for (let j = 0; j < mentorPrice.length; j++) if (isSpare(state, j)) return;
  if (match.includes(UNMATCHED)) return;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < match.length; i++) {
    if (match[i]! >= 0 && menteePrice[i]! < least) least = menteePrice[i]!;
  }
  if (least === 0 || least === Number.POSITIVE_INFINITY) return;
  for (let i = 0; i < match.length; i++) if (match[i]! >= 0) menteePrice[i]! -= least;
  for (let j = 0; j < mentorPrice.length; j++) mentorPrice[j]! += least;
}

/** The same for the mentors, while nobody is unmatched: the place that stays empty best is near. */
export function lowerMentors({ match, menteePrice, mentorPrice, places }: State) {
  if (match.includes(UNMATCHED)) return;
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < mentorPrice.length; j++) {
    if (places[j]! > 0 && mentorPrice[j]! < least) least = mentorPrice[j]!;
  }
  if (least === 0 || least === Number.POSITIVE_INFINITY) return;
  for (let i = 0; i < match.length; i++) if (match[i]! >= 0) menteePrice[i]! += least;
  for (let j = 0; j < mentorPrice.length; j++) {
    mentorPrice[j] = Math.max(0, mentorPrice[j]! - least);
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
