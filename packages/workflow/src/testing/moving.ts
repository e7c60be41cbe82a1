import {
  type Compiled,
  type MigrationPlan,
  type Moved,
  migrateInstance,
  suggestPlan,
} from "../index.ts";
import type { after } from "./stepping.ts";

export type Outcome = ReturnType<typeof after>;
export const due = "2026-12-24T09:00:00.000Z";

/** Moves by uid, but for what `plan` says; as if every reminder that the last step armed still ran. */
export function move(
  { snapshot, timers }: Pick<Outcome, "snapshot" | "timers">,
  from: Compiled,
  to: Compiled,
  plan: Partial<MigrationPlan> = {},
) {
  const suggested = suggestPlan(from.definition, to.definition);
  return migrateInstance({
    from,
    to,
    snapshot,
    armedTimers: timers.map(({ timerId }) => ({ timerId, armedRevision: 3, dueAt: due })),
    plan: { ...suggested, ...plan, map: { ...suggested.map, ...plan.map } },
  });
}

export function moved(result: ReturnType<typeof migrateInstance>): Moved {
  if (result.kind === "refused") throw new Error(result.reasons.map(({ text }) => text.en).join());
  return result;
}

/** Why it stays; none when it can be moved. */
export const codes = (result: ReturnType<typeof migrateInstance>): string[] =>
  result.kind === "refused" ? result.reasons.map(({ code }) => code) : [];
