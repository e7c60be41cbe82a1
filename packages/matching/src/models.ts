/** How many of each role one partnership has. */
export interface ModelSizes {
  mentors: { least: number; most: number };
  mentees: { least: number; most: number };
}

const one = { least: 1, most: 1 };

/**
 * The models there are. A circle's members take turns at mentoring: they all count as mentees.
 * Twelve and twenty are limits of what can be arranged, not of the idea.
 */
export const MODELS: Readonly<Record<string, ModelSizes>> = {
  "one-to-one": { mentors: one, mentees: one },
  group: { mentors: one, mentees: { least: 1, most: 4 } },
  "two-by-two": { mentors: { least: 2, most: 2 }, mentees: { least: 2, most: 2 } },
  team: { mentors: { least: 1, most: 2 }, mentees: { least: 1, most: 20 } },
  circle: { mentors: { least: 0, most: 0 }, mentees: { least: 3, most: 12 } },
};
