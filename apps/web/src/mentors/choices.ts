/** A mentor as far as a list of choices shows one. */
export interface Choice {
  enrolmentId: string;
  name: string;
  unitName: string | null;
}

/** With one more at the end; unchanged when it is there already or the list is full. */
export function add(choices: readonly Choice[], choice: Choice, most: number): readonly Choice[] {
  if (choices.length >= most || choices.some((one) => one.enrolmentId === choice.enrolmentId)) {
    return choices;
  }
  return [...choices, choice];
}

export function remove(choices: readonly Choice[], enrolmentId: string): readonly Choice[] {
  return choices.filter((one) => one.enrolmentId !== enrolmentId);
}

/** One place up (-1) or down (1); unchanged at the end of the list. */
export function move(
  choices: readonly Choice[],
  enrolmentId: string,
  by: -1 | 1,
): readonly Choice[] {
  const from = choices.findIndex((one) => one.enrolmentId === enrolmentId);
  const moved = choices[from];
  const other = choices[from + by];
  if (!moved || !other) return choices;
  return choices.with(from, other).with(from + by, moved);
}

export function sameOrder(a: readonly Choice[], b: readonly Choice[]): boolean {
  return a.length === b.length && a.every((one, at) => one.enrolmentId === b[at]?.enrolmentId);
}
