import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "./figures.ts";
import { type BenchApp, machine, openApp } from "./world.ts";

const people = Number(process.env.PEOPLE ?? 3_000);
const times = 11;

/**
 * A round of 3,000 mentors and 3,000 mentees as its coordinator meets it: over HTTP, with the thread
 * for matching, and with the worker in the same process. PEOPLE: another size.
 */
export async function run(): Promise<void> {
  console.log(`matching: ${people} + ${people} people. ${machine}`);
  const from = performance.now();
  const bench = await openApp(4998, {
    env: { QUAD_DEMO: "on", QUAD_DEMO_LARGE: String(people) },
    worker: true,
  });
  try {
    line("a demo with so many registered, made", [performance.now() - from]);
    await play(bench);
  } finally {
    await bench.close();
  }
}

async function play(bench: BenchApp): Promise<void> {
  const ask = await asker(bench);
  const { nodes } = await schemes(ask);
  const scheme = nodes.find((one) => one.name.en === "Mentoring across the University")!;
  const round = await ask<{ createRound: { id: string } }>(
    "mutation($id: ID!) { createRound(schemeId: $id) { ... on Round { id } ... on Problem { message } } }",
    { id: scheme.id },
  );
  const roundId = round.createRound.id;
  const start = async () => {
    const begun = performance.now();
    const { startRun } = await ask<{ startRun: { id: string } }>(
      "mutation($id: ID!) { startRun(roundId: $id) { ... on Run { id } ... on Problem { message } } }",
      { id: roundId },
    );
    const lags: number[] = [];
    for (;;) {
      const at = performance.now();
      await sleep(20);
      lags.push(performance.now() - at - 20);
      const { run } = await ask<{ run: { state: string } }>(
        "query($id: ID!) { run(id: $id) { state progress } }",
        { id: startRun.id },
      );
      if (run.state === "DONE") break;
      if (run.state === "FAILED") throw new Error("The run failed.");
    }
    line("a whole run, from the click to the result", [performance.now() - begun]);
    line("  the loop of requests meanwhile was late by (95 of 100)", [quantile(lags, 0.95)]);
    line("  and at most by", [Math.max(...lags)]);
    return startRun.id;
  };
  const first = await start();
  const board = () =>
    ask<{ run: { partnerships: { mentors: P[]; mentees: P[] }[] } }>(
      `query($id: ID!) { run(id: $id) { id title matched models { worth } averageFit firstChoices
        partnerships { key model fit fitLabel locked
          mentors { enrolmentId name unitName optionCount rank }
          mentees { enrolmentId name unitName optionCount rank } }
        unmatched { enrolmentId name role unitName cause wouldHelp optionCount } } }`,
      { id: first },
    );
  const seen = await board();
  await measured("the board read, slim", board);
  await measured("whether the pool has changed", () =>
    ask("query($id: ID!) { run(id: $id) { poolChanged } }", { id: first }),
  );
  const all = seen.run.partnerships;
  const mentee = (i: number) => all[(i * 97) % all.length]!.mentees[0]!.enrolmentId;
  const mentor = (i: number) => all[(i * 89 + 13) % all.length]!.mentors[0]!.enrolmentId;
  const candidates = (i: number) =>
    ask(
      `query($r: ID!, $m: ID!) { candidates(roundId: $r, menteeEnrolmentId: $m) {
        options { mentorName fit reasons { text } matchedTo placesLeft } total
        ruledOut { rule count names } } }`,
      { r: roundId, m: mentee(i) },
    );
  const whatIf = (i: number, kind: string) =>
    ask(
      `query($r: ID!, $c: ChangeInput!) { whatIf(runId: $r, change: $c) {
        possible because sentences fitChange moves { name before after } } }`,
      { r: first, c: changeOf(i, kind) },
    );
  const changeOf = (i: number, kind: string) => ({
    kind,
    menteeEnrolmentId: mentee(i),
    ...(kind === "SWAP"
      ? { otherMenteeEnrolmentId: mentee(i + 1) }
      : kind === "WITHDRAW"
        ? {}
        : { mentorEnrolmentId: mentor(i) }),
  });
  line("the first candidates", [await timed(() => candidates(0))]);
  await measured("20 candidates with reasons", candidates);
  line("the first what-if", [await timed(() => whatIf(0, "LOCK"))]);
  for (const kind of ["LOCK", "FORBID", "SWAP", "WITHDRAW", "ADD_PLACE"]) {
    await measured(`what if: ${kind}`, (i) => whatIf(i + 1, kind));
  }
  const fifty = performance.now();
  await Promise.all(Array.from({ length: 50 }, (_, i) => whatIf(i, "LOCK")));
  line("50 what-ifs at once, all answered", [performance.now() - fifty]);
  let chosen = first;
  await measured("a change made, proven and kept", async (i) => {
    const { changeRun } = await ask<{ changeRun: { id?: string; message?: string } }>(
      `mutation($r: ID!, $c: ChangeInput!) { changeRun(runId: $r, change: $c) {
        ... on Run { id } ... on Problem { message } } }`,
      { r: chosen, c: changeOf(i + 40, "LOCK") },
    );
    chosen = changeRun.id ?? chosen;
  });
  await measured("two results compared", () =>
    ask(
      `query($ids: [ID!]!) { compareRuns(runIds: $ids) { runs { matched averageFit changed }
        changes { name partners } total } }`,
      { ids: [first, chosen] },
    ),
  );
  line("other weights tried", [
    await timed(() =>
      ask(
        `query($id: ID!) { tryWeights(roundId: $id, weights: [
          { type: "expertise", index: 0, weight: 3 }]) { matched averageFit changed } }`,
        { id: roundId },
      ),
    ),
  ]);
  line("gone back to the first result", [
    await timed(() =>
      ask(
        `mutation($id: ID!, $r: ID!) { chooseRun(roundId: $id, runId: $r) {
          ... on Round { id } ... on Problem { message } } }`,
        { id: roundId, r: first },
      ),
    ),
  ]);
  await start();
  const { rss } = process.memoryUsage();
  console.log(
    `  memory of the whole process (API, worker, threads): ${Math.round(rss / 2 ** 20)} MB`,
  );
}

interface P {
  enrolmentId: string;
}
type Ask = <T = unknown>(query: string, variables?: Record<string, unknown>) => Promise<T>;

async function asker({ url }: BenchApp): Promise<Ask> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  const ask: Ask = async <T>(query: string, variables: Record<string, unknown> = {}) => {
    const body = JSON.stringify({ query, variables });
    const response = await fetch(url, { method: "POST", headers, body });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) headers.cookie = cookie.split(";")[0]!;
    const answer = (await response.json()) as { data: T; errors?: unknown };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  await ask(
    'mutation { enterDemo(institution: "wexcombe", personId: "tamsin.obuasi@wexcombe.example") { __typename } }',
  );
  return ask;
}

async function schemes(ask: Ask): Promise<{ nodes: { id: string; name: { en: string } }[] }> {
  const { schemes: found } = await ask<{ schemes: { id: string; name: { en: string } }[] }>(
    "{ schemes { id name } }",
  );
  return { nodes: found };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function measured(name: string, work: (i: number) => Promise<unknown>): Promise<void> {
  const found: number[] = [];
  for (let i = 0; i < times; i++) found.push(await timed(() => work(i)));
  line(name, found);
}

function line(name: string, found: readonly number[]): void {
  const median = quantile(found, 0.5);
  const most = found.length > 1 ? `, most ${Math.max(...found).toFixed(0)}` : "";
  console.log(`  ${name.padEnd(58)} ${median.toFixed(0).padStart(7)} ms${most}`);
}
