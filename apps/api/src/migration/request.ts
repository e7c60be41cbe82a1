import { type MigrationPlan, parsePlan, suggestPlan, WorkflowError } from "@quad/workflow";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import {
  leavesByUid,
  type Ready,
  readyVersion,
  type StandingFilter,
  versionsOf,
} from "../workflow/workflow.service.ts";
import type { MigrationInput } from "./migration.types.ts";
import { words } from "./migration.words.ts";

const mostIds = 1_000;
/** Bytes of a plan as JSON. */
const mostBytes = 256 * 1024;

/** A move that somebody who may make it asks for. */
export interface Asked {
  from: Ready;
  to: Ready;
  plan: MigrationPlan;
  filter: StandingFilter;
}

/** Throws `FORBIDDEN`, `NOT_FOUND` for a version that isn't there, or `BAD_USER_INPUT`. */
export async function asked(ctx: Context, input: MigrationInput): Promise<Asked> {
  const { schemeId, key, fromVersion, toVersion, instanceIds, stepUids } = input;
  authorise(ctx, "workflow.migrate", await schemeSubject(ctx, schemeId));
  if (fromVersion === toVersion) {
    throw new DomainError("BAD_USER_INPUT", say(ctx, words.sameVersion));
  }
  if ((instanceIds?.length ?? 0) > mostIds) {
    throw new DomainError("BAD_USER_INPUT", `Name at most ${mostIds} instances.`);
  }
  const versions = await versionsOf(ctx, schemeId, key);
  const numbered = async (version: number): Promise<Ready> => {
    const row = versions.find((one) => one.version === version);
    if (!row) throw new DomainError("NOT_FOUND");
    return readyVersion(ctx, row.id);
  };
  const [from, to] = [await numbered(fromVersion), await numbered(toVersion)];
  if (!works(from) || !works(to))
    throw new DomainError("BAD_USER_INPUT", say(ctx, words.notWorking));
  const plan = input.plan == null ? undefined : planOf(input.plan);
  if (input.plan != null && !plan) {
    throw new DomainError("BAD_USER_INPUT", "This isn't a plan of a move.");
  }
  const leaves = stepUids && leavesByUid(from.definition);
  return {
    from,
    to,
    plan: plan ?? suggestPlan(from.definition, to.definition),
    filter: {
      versionId: from.versionId,
      instanceIds: instanceIds ?? null,
      paths: stepUids ? stepUids.flatMap((uid) => leaves?.get(uid) ?? []) : null,
    },
  };
}

function planOf(given: unknown): MigrationPlan | undefined {
  return Buffer.byteLength(JSON.stringify(given)) > mostBytes ? undefined : parsePlan(given);
}

/** Whether it can be stepped with the plugins that there are. */
function works(ready: Ready): boolean {
  try {
    return ready.compiled !== undefined;
  } catch (error) {
    if (error instanceof WorkflowError) return false;
    throw error;
  }
}
