/** Numbers from 0 up to 1 that only seem to be random: the same seed gives the same ones. */
export interface Random {
  next(): number;
  /** A whole number from 0 up to `count`. */
  below(count: number): number;
  chance(probability: number): boolean;
  /** Exponentially distributed: how long something takes that may happen at any time. */
  waiting(mean: number): number;
  /** Between two positive numbers; every order of magnitude is as likely as another. */
  between(least: number, most: number): number;
}

/**
 * Chris Doty-Humphrey's "small fast counter" with 32-bit words (sfc32, PractRand 0.95): 128 bits of
 * state, three additions, an exclusive or and shifts for each number. Seeded as there, with the first
 * twelve numbers thrown away.
 */
export function randomFrom(seed: number, stream = 0): Random {
  let a = 0;
  let b = stream >>> 0;
  let c = seed >>> 0;
  let counter = 1;
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }
  for (let i = 0; i < 12; i++) next();
  return {
    next,
    below: (count) => Math.floor(next() * count),
    chance: (probability) => next() < probability,
    waiting: (mean) => -mean * Math.log(1 - next()),
    between: (least, most) => least * (most / least) ** next(),
  };
}
