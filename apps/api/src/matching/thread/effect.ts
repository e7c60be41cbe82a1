import type { ChosenPartnership, Difference, Moved, Outcome, Side, Totals } from "./contract.ts";

/** What a result adds up to. */
export function totalsOf({ chosen, models }: Outcome): Totals {
  let matched = 0;
  let sum = 0;
  let firstChoices = 0;
  for (const { mentees, mean, ranks } of chosen) {
    matched += mentees.length;
    sum += mean * mentees.length;
    firstChoices += ranks.filter((rank) => rank === 1).length;
  }
  return {
    matched,
    objective: models.reduce((total, one) => total + one.objective, 0),
    mean: matched > 0 ? sum / matched : null,
    firstChoices,
  };
}

/** Everybody else in the partnership of each mentee, sorted. */
export function sidesOf(chosen: readonly ChosenPartnership[]): Map<string, Side> {
  return new Map(
    chosen.flatMap(({ mentors, mentees, mean }) =>
      mentees.map((mentee) => {
        // Fellow mentees count only where nobody else is there to be a partner.
        const partners =
          mentors.length > 0 ? mentors.toSorted() : mentees.filter((one) => one !== mentee).sort();
        return [mentee, { partners, mean }] as const;
      }),
    ),
  );
}

/** Whose match differs between two results, by id. */
export function movesBetween(
  a: readonly ChosenPartnership[],
  b: readonly ChosenPartnership[],
): Moved[] {
  const [before, after] = [sidesOf(a), sidesOf(b)];
  const moves: Moved[] = [];
  for (const mentee of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [old, now] = [before.get(mentee) ?? null, after.get(mentee) ?? null];
    if (old && now && old.partners.join() === now.partners.join()) continue;
    moves.push({ mentee, before: old, after: now });
  }
  return moves;
}

export function differenceOf(a: Outcome, b: Outcome): Difference {
  const [before, after] = [totalsOf(a), totalsOf(b)];
  return {
    matched: { before: before.matched, after: after.matched },
    objective: { before: before.objective, after: after.objective },
    moves: movesBetween(a.chosen, b.chosen),
  };
}
