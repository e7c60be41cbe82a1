import { runDirectly } from "./direct.ts";
import { quantile } from "./figures.ts";
import { addPeople, type BenchScheme, buildScheme } from "./scheme.ts";
import { type Recorded, record, replay } from "./statements.ts";
import { type BenchApp, fire, machine, openApp, told, webDocument } from "./world.ts";

const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const few = 500;
const many = Number(process.env.BENCH_PEOPLE ?? 5_000);

/**
 * What a coordinator asks for, over HTTP with a session, row-level security and everything else: the
 * scheme's overview beside its own statements sent by plain `pg`, a page of people, a short list, and
 * a write with its line in the audit log.
 */
export async function run(): Promise<void> {
  console.log(`${machine}; the load comes from another process on these cores`);
  const bench = await openApp();
  try {
    const scheme = await buildScheme(bench);
    for (const [from, to] of [
      [0, few],
      [few, many],
    ] as const) {
      const start = performance.now();
      await addPeople(bench, scheme, from, to);
      const took = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`\n${to} people in the scheme, every second registered (${took} s to add)`);
      await dashboard(bench, scheme);
      await people(bench, scheme);
    }
    await shortList(bench, scheme);
    await write(bench, scheme);
  } finally {
    await bench.close();
  }
}

const overview = () => ({
  document: webDocument("scheme/SchemeOverview.graphql"),
  operationName: "SchemeOverview",
});

async function dashboard(bench: BenchApp, { schemeId, cookie }: BenchScheme): Promise<void> {
  const load = { ...overview(), variables: { id: schemeId }, cookie };
  const runs = 150;
  const each: number[] = [];
  let recorded: Recorded[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const found = await record(bench, load);
    if (i >= runs / 3) each.push(performance.now() - start);
    recorded = found;
  }
  const plain = await replay(bench, recorded, runs);
  const [ours, theirs] = [quantile(each, 0.5), quantile(plain, 0.5)];
  const statements = recorded.length;
  console.log(
    `overview, one after another: p50 ${ours.toFixed(1)} ms over GraphQL, ${theirs.toFixed(1)} ms for its ${statements} statements alone: ${(ours / theirs).toFixed(2)} times`,
  );
  const result = await fire(bench, { ...load, connections: 8, seconds });
  console.log(`overview, 8 connections for ${seconds} s: ${told(result)}`);
}

async function people(bench: BenchApp, { schemeId, cookie }: BenchScheme): Promise<void> {
  const load = {
    document: webDocument("people/SchemePeople.graphql"),
    operationName: "SchemePeople",
    variables: { schemeId, first: 20 },
    cookie,
  };
  const { length } = await record(bench, load);
  const result = await fire(bench, { ...load, connections: 32, seconds });
  console.log(
    `page of 20 people, 32 connections for ${seconds} s, ${length} statements: ${told(result)}`,
  );
}

async function shortList(bench: BenchApp, { cookie }: BenchScheme): Promise<void> {
  const load = { document: "{ units { id name kind parentId } }", cookie };
  const { length } = await record(bench, load);
  const result = await fire(bench, { ...load, connections: 32, seconds });
  console.log(
    `\nlist of 20 units, 32 connections for ${seconds} s, ${length} statements: ${told(result)}`,
  );
}

async function write(bench: BenchApp, { cookie }: BenchScheme): Promise<void> {
  const load = { document: 'mutation { setLocale(locale: "cy") { locale } }', cookie };
  const { length } = await record(bench, load);
  const result = await fire(bench, { ...load, connections: 32, seconds });
  console.log(
    `write with its audit line, all in one chain, 32 connections for ${seconds} s, ${length} statements: ${told(result)}`,
  );
}

if (import.meta.main) runDirectly(import.meta.url);
