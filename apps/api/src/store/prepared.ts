import pg from "pg";

/** So many statements stay prepared on each connection; any other is planned at each use. */
const most = 250;
/** A statement that comes so often is worth it. */
const often = 3;
/** In characters. Longer ones are written for one number of rows, and seldom come again. */
const longest = 6_000;

const names = new Map<string, string>();
const seen = new Map<string, number>();

/** The same name for the same text in the whole process; undefined for one that isn't prepared. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= most || text.length > longest) return known;
  const times = (seen.get(text) ?? 0) + 1;
  if (times < often) {
    if (seen.size >= 10 * most) seen.clear();
    seen.set(text, times);
    return undefined;
  }
  seen.delete(text);
  const name = `q${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * A connection that keeps frequent statements prepared: PostgreSQL then neither reads nor plans them
 * anew, which is about a third of the time of a short statement.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = (...args: unknown[]) =>
      (pg.Client.prototype.query as (...args: unknown[]) => unknown).apply(this, args);
    const query = (text: unknown, values: unknown, ...rest: unknown[]) => {
      const prepares = typeof text === "string" && Array.isArray(values) && values.length > 0;
      const name = prepares ? nameOf(text) : undefined;
      return name === undefined
        ? send(text, values, ...rest)
        : send({ name, text, values }, ...rest);
    };
    this.query = query as pg.Client["query"];
  }
}
