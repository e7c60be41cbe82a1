import { createHash } from "node:crypto";
import {
  type Compiled,
  canonical,
  check,
  compile,
  type Diagnostic,
  parseDefinition,
  type StateDef,
  type WorkflowDefinition,
} from "@quad/workflow";
import { v7 as uuidv7 } from "uuid";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import type { PluginRegistry } from "../plugins/registry.ts";
import { say } from "../words.ts";
import { WorkflowVersionRow } from "./workflow.entity.ts";

/** A published definition, compiled, with what a step of it needs to know. */
export interface Ready {
  versionId: string;
  key: string;
  version: number;
  definition: WorkflowDefinition;
  /** Made at first use. Throws `WorkflowError` when a plugin that the definition uses is gone. */
  readonly compiled: Compiled;
  /** What keeps it from working with the plugins that there are. Looked for at first use. */
  readonly faults: readonly Diagnostic[];
  /** The facts that its rules, actions and timers read. */
  facts: readonly string[];
  /** By path of a state: the ids of its timers that count from a date among the facts. */
  anchored: ReadonlyMap<string, readonly string[]>;
}

/** Definitions never change, so they are compiled once for each process and set of plugins. */
const cache = new WeakMap<PluginRegistry, Map<string, Ready>>();
const kept = 500;

/** Throws `NOT_FOUND`. */
export async function readyVersion(ctx: Context, versionId: string): Promise<Ready> {
  const known = cacheOf(ctx).get(versionId);
  return known ?? prepare(ctx, await ctx.store.get(WorkflowVersionRow, versionId));
}

function cacheOf(ctx: Context): Map<string, Ready> {
  const found = cache.get(ctx.app.plugins) ?? new Map<string, Ready>();
  cache.set(ctx.app.plugins, found);
  return found;
}

function prepare(ctx: Context, row: WorkflowVersionRow): Ready {
  const { plugins } = ctx.app;
  const versions = cacheOf(ctx);
  const known = versions.get(row.id);
  if (known) return known;
  const definition = JSON.parse(row.definition) as WorkflowDefinition;
  let compiled: Compiled | undefined;
  let faults: Diagnostic[] | undefined;
  const ready: Ready = {
    versionId: row.id,
    key: row.key,
    version: row.version,
    definition,
    get compiled() {
      compiled ??= compile(definition, plugins.workflow);
      return compiled;
    },
    get faults() {
      faults ??= faultsOf(plugins, definition);
      return faults;
    },
    facts: [...factsRead(plugins, definition)].filter((fact) => plugins.facts.has(fact)),
    anchored: new Map(anchoredIn(definition, definition.states)),
  };
  if (versions.size >= kept) versions.delete(versions.keys().next().value!);
  versions.set(row.id, ready);
  return ready;
}

/** The keys of facts that something in a definition reads: every registered type says which. */
export function factsRead(plugins: PluginRegistry, definition: WorkflowDefinition): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { type } = value as { type?: unknown };
    if (typeof type === "string") {
      const reads = [plugins.guards.get(type)?.reads, plugins.actions.get(type)?.reads];
      for (const fact of reads.flat()) if (fact !== undefined) found.add(fact);
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(definition.states);
  for (const { anchor } of Object.values(definition.timers ?? {})) {
    if (anchor !== undefined) found.add(anchor.split(".")[0]!);
  }
  return found;
}

function anchoredIn(
  definition: WorkflowDefinition,
  states: Record<string, StateDef>,
  prefix = "",
): [path: string, timerIds: string[]][] {
  return Object.entries(states).flatMap(([key, state]) => {
    const timerIds = Object.keys(state.after ?? {})
      .filter((timer) => definition.timers?.[timer]?.anchor !== undefined)
      .map((timer) => `${state.uid}/${timer}`);
    const inner = anchoredIn(definition, state.states ?? {}, `${prefix}${key}.`);
    return timerIds.length > 0 ? [[`${prefix}${key}`, timerIds], ...inner] : inner;
  });
}

/** The ids of timers that count from a date and may be armed while these paths are active. */
export function anchoredAlong(ready: Ready, paths: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const path of paths) {
    for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
      for (const timerId of ready.anchored.get(at) ?? []) found.add(timerId);
    }
  }
  return found;
}

/** The versions that new instances of a scheme take, by key. */
export async function currentWorkflows(ctx: Context, schemeId: string): Promise<Ready[]> {
  const rows = await ctx.store.rows<{ id: string }>(
    `SELECT DISTINCT ON (key) id FROM app.workflow_version
     WHERE institution_id = $1 AND scheme_id = $2 ORDER BY key, version DESC`,
    [schemeId],
  );
  return Promise.all(rows.map(({ id }) => readyVersion(ctx, id)));
}

/** Throws `NOT_FOUND` when the scheme has no such workflow. */
export async function currentWorkflow(ctx: Context, schemeId: string, key: string): Promise<Ready> {
  const [row] = await ctx.store.find(
    WorkflowVersionRow,
    { schemeId, key },
    { order: { version: "DESC" }, take: 1 },
  );
  if (!row) throw new DomainError("NOT_FOUND", `This scheme has no workflow "${key}".`);
  return prepare(ctx, row);
}

/**
 * Makes a definition the one that new instances take; those that run stay with theirs. The same
 * definition again changes nothing. Throws `BAD_USER_INPUT` with every fault that `check` calls an
 * error. `note` is what its author says about it.
 */
export async function publishWorkflow(
  ctx: Context,
  schemeId: string,
  definition: WorkflowDefinition,
  note = "",
): Promise<void> {
  const faults = faultsOf(ctx.app.plugins, definition);
  if (faults.length > 0) {
    const list = faults.map((fault) => `${fault.path.join(" › ")}: ${say(ctx, fault.message)}`);
    throw new DomainError("BAD_USER_INPUT", list.join("\n"));
  }
  const hash = createHash("sha256").update(canonical(definition)).digest("hex");
  const { key } = definition;
  const [latest] = await ctx.store.find(
    WorkflowVersionRow,
    { schemeId, key },
    { order: { version: "DESC" }, take: 1 },
  );
  if (latest?.hash === hash) return;
  await ctx.store.insert(WorkflowVersionRow, {
    id: uuidv7(),
    schemeId,
    key,
    version: (latest?.version ?? 0) + 1,
    definition: JSON.stringify(definition),
    hash,
    publishedAt: new Date(),
    publishedBy: ctx.actor.kind === "person" ? ctx.actor.personId : null,
    note,
  });
}

/** Every version of one workflow of a scheme, the latest first. Throws `NOT_FOUND` for none. */
export async function versionsOf(
  ctx: Context,
  schemeId: string,
  key: string,
): Promise<WorkflowVersionRow[]> {
  const order = { version: "DESC" } as const;
  const rows = await ctx.store.find(WorkflowVersionRow, { schemeId, key }, { order });
  if (rows.length === 0)
    throw new DomainError("NOT_FOUND", `This scheme has no workflow "${key}".`);
  return rows;
}

export function faultsOf(plugins: PluginRegistry, definition: WorkflowDefinition): Diagnostic[] {
  const parsed = parseDefinition(definition);
  if (!parsed.ok) return parsed.problems;
  return check(parsed.definition, plugins.workflow).filter(({ severity }) => severity === "error");
}

/**
 * What keeps a scheme's current workflows from working, for example because a plugin is gone.
 * Empty when all is well.
 */
export async function workflowFaults(
  ctx: Context,
  schemeId: string,
): Promise<Pick<Ready, "key" | "faults">[]> {
  return (await currentWorkflows(ctx, schemeId)).filter(({ faults }) => faults.length > 0);
}
