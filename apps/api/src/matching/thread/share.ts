import type { PairIds, Profile } from "@quad/matching";
import type { ChosenPartnership, People } from "./contract.ts";

type Used = readonly Pick<ChosenPartnership, "model" | "mentors" | "mentees">[];

/** In these models a mentor's place is for one mentee; in the others, for one partnership. */
const placePerMentee = new Set(["one-to-one", "group"]);

/** How many of a mentor's places a partnership with so many mentees takes. */
export const placesTaken = (model: string, mentees: number): number =>
  placePerMentee.has(model) ? mentees : 1;

/**
 * Who is left for one of several models, which are matched in the scheme's order: whoever would take
 * part in it and has no match in one before. A mentor keeps the places that those left. Somebody who
 * is locked to a mentor waits for the model that both would take part in.
 */
export function peopleFor(
  model: string,
  { mentees, mentors }: People,
  used: Used,
  locks: readonly PairIds[],
): People {
  const taken = new Map<string, number>();
  for (const one of used) {
    for (const id of one.mentees) taken.set(id, (taken.get(id) ?? 0) + 1);
    const places = placesTaken(one.model, one.mentees.length);
    for (const id of one.mentors) taken.set(id, (taken.get(id) ?? 0) + places);
  }
  const willing = (profile: Profile) => !profile.models || profile.models.includes(model);
  const free = mentors.flatMap((one) => {
    const capacity = one.capacity - (taken.get(one.id) ?? 0);
    if (!willing(one) || (capacity <= 0 && one.capacity > 0)) return [];
    return [capacity === one.capacity ? one : { ...one, capacity }];
  });
  const there = new Set(free.map((one) => one.id));
  const elsewhere = new Set(locks.filter((one) => !there.has(one.mentor)).map((one) => one.mentee));
  return {
    mentees: mentees.filter((one) => willing(one) && !taken.has(one.id) && !elsewhere.has(one.id)),
    mentors: free,
  };
}
