import { setImmediate as breathe } from "node:timers/promises";
import {
  type ArmedTimer,
  decisionsNeeded,
  type Json,
  type MigrationPlan,
  migrateInstance,
  type Text,
} from "@quad/workflow";
import type { Context } from "../context.ts";
import { say } from "../words.ts";
import {
  confidentialParts,
  type Ready,
  runningCount,
  runningIds,
  type Standing,
  type StandingFilter,
  seesConfidential,
  standings,
  stepLabels,
  uidsByPath,
} from "../workflow/workflow.service.ts";
import {
  MigrationDecision,
  type MigrationInput,
  MigrationPreview,
  MigrationReminders,
  MigrationStep,
  StepOption,
} from "./migration.types.ts";
import { words } from "./migration.words.ts";
import { Reasons } from "./reasons.ts";
import { asked } from "./request.ts";

const batch = 500;
/** More than these aren't looked at within one request; a dry run of so many takes seconds. */
const most = 20_000;

/** What a move would do, tried on every instance. Writes nothing. */
export async function migrationPreview(
  ctx: Context,
  input: MigrationInput,
): Promise<MigrationPreview> {
  const { from, to, plan, filter } = await asked(ctx, input);
  return dryRun(ctx, { from, to, plan, filter });
}

export interface DryRun {
  from: Ready;
  to: Pick<Ready, "definition" | "compiled">;
  plan: MigrationPlan;
  filter: StandingFilter;
  /** At most so many instances; default 20,000. */
  limit?: number;
}

export async function dryRun(ctx: Context, run: DryRun): Promise<MigrationPreview> {
  const { from, to, plan, filter, limit = most } = run;
  const parts = confidentialParts(from.definition);
  const hidden = parts.size > 0 && !(await mayKnow(ctx, run)) ? parts : new Set<string>();
  const tally = new Tally(run, hidden);
  const total = await runningCount(ctx, filter);
  let last: string | undefined;
  while (tally.looked < limit) {
    const size = Math.min(batch, limit - tally.looked);
    const ids = await runningIds(ctx, filter, { after: last, most: size });
    if (ids.length === 0) break;
    last = ids.at(-1);
    for (const standing of await standings(ctx, from.versionId, ids)) tally.add(standing);
    // Other requests have their turn.
    await breathe();
  }
  const decisions = decisionsNeeded(
    from.definition,
    to.definition,
    tally.inStep.keys(),
    ctx.locale,
  );
  const labels = [stepLabels(ctx, from.definition), stepLabels(ctx, to.definition)] as const;
  return Object.assign(new MigrationPreview(), {
    plan: plan as unknown as Json,
    total,
    looked: tally.looked,
    ready: tally.ready,
    blocked: tally.looked - tally.ready,
    decisions: decisions.map((decision) =>
      Object.assign(new MigrationDecision(), {
        ...decision,
        options: decision.options.map((option) => Object.assign(new StepOption(), option)),
        count: tally.inStep.get(decision.uid) ?? 0,
      }),
    ),
    steps: [...labels[0]].flatMap(([uid, label]) => {
      const count = tally.inStep.get(uid);
      if (count === undefined) return [];
      const toUid = Object.hasOwn(plan.map, uid) ? plan.map[uid]! : null;
      const toLabel = toUid === null ? null : (labels[1].get(toUid) ?? null);
      const step = { uid, label, toUid: toLabel === null ? null : toUid, toLabel, count };
      return [Object.assign(new MigrationStep(), step)];
    }),
    blockedReasons: await tally.reasons.present(ctx, { kept: parts.size > 0 }),
    warnings: [...tally.warnings].map((text) => say(ctx, JSON.parse(text) as Text)),
    reminders: Object.assign(new MigrationReminders(), tally.reminders),
  });
}

/**
 * Whether the caller may know where each of those named stands in parts that only coordinators know
 * of. How many of all stand in a step is no secret.
 */
async function mayKnow(ctx: Context, { from, filter }: DryRun): Promise<boolean> {
  for (const one of await standings(ctx, from.versionId, filter.instanceIds ?? [])) {
    if (!(await seesConfidential(ctx, one))) return false;
  }
  return true;
}

/** Adds up what becomes of each instance. */
class Tally {
  looked = 0;
  ready = 0;
  readonly inStep = new Map<string, number>();
  readonly reasons = new Reasons();
  readonly warnings = new Set<string>();
  readonly reminders = { kept: 0, cancelled: 0, begun: 0 };
  private readonly uids: ReadonlyMap<string, string>;
  /** Instances in the same place with the same reminders fare alike. */
  private readonly known = new Map<string, ReturnType<typeof migrateInstance>>();

  constructor(
    private readonly run: DryRun,
    /** The uids of steps that the caller is told nothing of. */
    private readonly hidden: ReadonlySet<string>,
  ) {
    this.uids = uidsByPath(run.from.definition);
  }

  add(standing: Standing): void {
    this.looked++;
    for (const path of standing.paths) {
      const uid = this.uids.get(path)!;
      if (this.hidden.has(uid)) continue;
      this.inStep.set(uid, (this.inStep.get(uid) ?? 0) + 1);
    }
    const result = this.tried(standing);
    if (result.kind === "refused") {
      for (const { text, uid } of result.reasons) {
        const told = uid !== undefined && this.hidden.has(uid) ? words.asItStands : text;
        this.reasons.add(told, standing);
      }
      return;
    }
    this.ready++;
    for (const text of result.warnings) this.warnings.add(JSON.stringify(text));
    const { keep, cancel, arm } = result.timers;
    const anew = new Set(arm.map(({ timerId }) => timerId));
    this.reminders.kept += keep.length;
    this.reminders.begun += arm.length;
    this.reminders.cancelled += cancel.filter((timerId) => !anew.has(timerId)).length;
  }

  private tried({ snapshot, timers }: Standing): ReturnType<typeof migrateInstance> {
    const key = JSON.stringify([snapshot, timers.map(({ timerId }) => timerId)]);
    const known = this.known.get(key);
    if (known) return known;
    const { from, to, plan } = this.run;
    const armedTimers: ArmedTimer[] = timers;
    const result = migrateInstance({
      from: from.compiled,
      to: to.compiled,
      snapshot,
      armedTimers,
      plan,
    });
    if (this.known.size < most) this.known.set(key, result);
    return result;
  }
}
