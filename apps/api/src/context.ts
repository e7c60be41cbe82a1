import type { Actor } from "./access/actor.ts";
import type { PolicyTable } from "./access/policy.ts";
import type { JobData } from "./domain.ts";
import type { Env } from "./env.ts";
import type { QueueName } from "./jobs/queues.ts";
import type { Log } from "./log.ts";
import type { Solver } from "./matching/thread/host.ts";
import type { PluginRegistry } from "./plugins/registry.ts";
import type { TenantStore } from "./store/tenant-store.ts";

/** What every request and every job of one process shares. */
export interface AppServices {
  readonly env: Env;
  readonly log: Log;
  readonly plugins: PluginRegistry;
  readonly policies: PolicyTable;
  /** Where matching is computed. */
  readonly solver: Solver;
}

export interface SendOptions {
  /** From now, measured by the database's clock. */
  afterSeconds?: number;
  /** A UUID: the same id is queued once. */
  id?: string;
}

export type Locale = "en" | "cy";

/**
 * Everything a service may use, and who asks. One context is one transaction of one institution.
 */
export interface Context {
  readonly app: AppServices;
  readonly log: Log;
  /** Throws `UNAUTHENTICATED` before sign-in. */
  readonly institutionId: string;
  /** Throws `UNAUTHENTICATED` before sign-in. */
  readonly store: TenantStore;
  readonly actor: Actor;
  /** The language of the sentences in the answer. */
  readonly locale: Locale;
  /** Queued with the transaction: nobody sees the job if it rolls back. */
  send(
    queue: QueueName,
    data: Omit<JobData, "institutionId">,
    options?: SendOptions,
  ): Promise<void>;
  /** Runs as the last of the transaction, in the order given. What it throws rolls all back. */
  beforeCommit(work: () => Promise<void>): void;
  /** Runs once the transaction has committed, and not at all if it rolls back. */
  afterCommit(work: () => void): void;
  /** One value per request and key, for loaders and the like. */
  once<T>(key: string, make: () => T): T;
  /** The actions that were authorised or refused in this request. */
  readonly asked: Set<string>;
}

/** What anyone may know of an institution. */
export interface DirectoryRow {
  id: string;
  slug: string;
  name: string;
  accentHue: number;
  accentChroma: number;
  demo: boolean;
}

/** The context of a web request, which sign-in may bind to a person and an institution. */
export interface RequestContext extends Context {
  readonly signIn: {
    /** The current session's token hash, or null. */
    tokenHash(): Buffer | null;
    /** The public face of every institution, in the order of their names. */
    directory(): Promise<DirectoryRow[]>;
    /** Runs as the system in one institution, in a transaction of its own. */
    inside<T>(institutionId: string, work: (ctx: Context) => Promise<T>): Promise<T>;
    /** Binds the request to an institution before anybody is known. */
    enter(institutionId: string): Promise<void>;
    /** The person who now asks, with the cookie's new token. */
    become(personId: string, token: string): Promise<void>;
    /** Forgets the cookie. */
    leave(): void;
  };
}
