import { MODELS } from "./models.ts";

export interface CirclePlan {
  circles: number;
  /** Members of a smaller circle; a larger one has one more. */
  size: number;
  /** How many circles are larger; 0: all are of one size. */
  larger: number;
}

export const DEFAULT_CIRCLE_SIZE = 5;

/**
 * How so many people part into circles near a size: as even as can be. Null for fewer people than
 * one circle needs.
 */
export function circlePlan(people: number, near: number): CirclePlan | null {
  const { least, most } = MODELS.circle!.mentees;
  if (people < least) return null;
  const circles = Math.min(
    Math.floor(people / least),
    Math.max(Math.ceil(people / most), Math.round(people / near)),
  );
  return { circles, size: Math.floor(people / circles), larger: people % circles };
}

/** The most members of a unit in one circle, when it is spread over the circles as evenly as can be. */
export const mostOfUnit = (members: number, circles: number): number =>
  Math.ceil(members / circles);
