import { type Compiled, createExplorer, type Exploration, type Scenario } from "@quad/workflow";
import { authorise } from "../access/can.ts";
import type { AppServices, Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { Narrator } from "./narrator.ts";
import {
  ExplorationView,
  ExploredEnd,
  ExploredHang,
  ExploredStep,
  ExploredWait,
  ExploredWay,
} from "./simulate.types.ts";
import { words } from "./simulate.words.ts";
import { attempt, readyToTry } from "./trial.ts";

const mostRuns = 1000;
/** The thread is given away after so many milliseconds, so that other requests are answered. */
const slice = 12;
/** Milliseconds after which what was found by then is the answer. */
const enough = 10_000;
/** Explorations at the same time in one process. */
const atOnce = 2;
const under = new WeakMap<AppServices, number>();

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

export interface Explore {
  schemeId: string;
  definition: unknown;
  runs: number;
  seed: number;
}

/** Lives a definition again and again by chance. Changes and sends nothing. */
export async function exploreWorkflow(
  ctx: Context,
  { schemeId, definition, runs, seed }: Explore,
): Promise<ExplorationView | Refused> {
  authorise(ctx, "workflow.see", await schemeSubject(ctx, schemeId));
  if (runs < 1 || runs > mostRuns) {
    throw new DomainError("BAD_USER_INPUT", `Ask for 1 to ${mostRuns} lives.`);
  }
  const compiled = readyToTry(ctx, definition);
  if (compiled instanceof Refused) return compiled;
  const others = under.get(ctx.app) ?? 0;
  if (others >= atOnce) return Refused.because("BUSY", say(ctx, words.busy));
  under.set(ctx.app, others + 1);
  try {
    const found = await attempt(ctx, () => lives(compiled, { runs, seed }));
    return found instanceof Refused ? found : view(ctx, compiled, found);
  } finally {
    under.set(ctx.app, (under.get(ctx.app) ?? 1) - 1);
  }
}

async function lives(
  compiled: Compiled,
  { runs, seed }: Pick<Explore, "runs" | "seed">,
): Promise<Exploration> {
  const explorer = createExplorer(compiled, { seed, begins: new Date().toISOString() });
  const began = performance.now();
  let since = began;
  for (let i = 0; i < runs; i++) {
    explorer.live();
    const now = performance.now();
    if (now - began > enough) break;
    if (now - since < slice) continue;
    await breathe();
    since = performance.now();
  }
  return explorer.result();
}

function view(ctx: Context, { definition }: Compiled, found: Exploration): ExplorationView {
  const tell = new Narrator(ctx, definition);
  const named = (example: Scenario, uids: string[]): Scenario => ({
    ...example,
    name: tell.where(uids),
  });
  return Object.assign(new ExplorationView(), {
    runs: found.runs,
    seed: found.seed,
    days: found.days,
    ends: found.ends.map(({ uid, count, days, example }) =>
      Object.assign(new ExploredEnd(), {
        ...{ uid, label: tell.title(uid), count, days },
        example: named(example, [uid]),
      }),
    ),
    hanging: found.hanging.map(({ uids, why, count, example }) =>
      Object.assign(new ExploredHang(), {
        ...{ uids, label: tell.where(uids), why, count },
        example: named(example, uids),
      }),
    ),
    waiting: found.waiting.map(({ who, role, share }) =>
      Object.assign(new ExploredWait(), {
        ...{ who, share },
        label: who === "role" ? tell.role(role ?? "") : say(ctx, words.who[who]),
      }),
    ),
    neverVisited: found.neverVisited.map((uid) =>
      Object.assign(new ExploredStep(), { uid, label: tell.title(uid) }),
    ),
    neverTaken: found.neverTaken.map((id) =>
      Object.assign(new ExploredWay(), { id, ...tell.way(id) }),
    ),
  });
}
