import type { BenchApp, Load } from "./world.ts";

export interface Recorded {
  text: string;
  values: unknown[];
  /** Of a statement that stays prepared. */
  name?: string | undefined;
}

let log: Recorded[] | null = null;
let watched = false;

/** Notes every statement that any connection of this process sends while one is being recorded. */
async function watch(): Promise<void> {
  if (watched) return;
  watched = true;
  const { default: pg } = await import("pg");
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const noting = function (this: unknown, ...args: unknown[]) {
    const [first, second] = args as [string | Recorded, unknown[] | undefined];
    if (typeof first !== "string") log?.push(first);
    else log?.push({ text: first, values: Array.isArray(second) ? second : [] });
    return query.apply(this, args);
  };
  Object.assign(pg.Client.prototype, { query: noting });
}

/** Asks once and gives the statements that it took, with the transaction's own. */
export async function record(
  bench: BenchApp,
  load: Pick<Load, "document" | "variables" | "operationName" | "cookie">,
): Promise<Recorded[]> {
  await watch();
  const { document: query, variables, operationName, cookie } = load;
  log = [];
  try {
    const response = await fetch(bench.url, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ query, variables, operationName }),
    });
    const { errors } = (await response.json()) as { errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return log;
  } finally {
    log = null;
  }
}

/** Milliseconds that the same statements take on one connection, one after another, as prepared. */
export async function replay(
  bench: BenchApp,
  statements: readonly Recorded[],
  runs: number,
): Promise<number[]> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: bench.databases.appUrl });
  await client.connect();
  const each: number[] = [];
  try {
    for (let i = 0; i < runs; i++) {
      const start = performance.now();
      for (const one of statements) await client.query({ ...one });
      if (i >= runs / 3) each.push(performance.now() - start);
    }
  } finally {
    await client.end();
  }
  return each;
}
