import type { FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import type { DataSource } from "typeorm";
import type { Actor } from "../access/actor.ts";
import {
  findPerson,
  findSession,
  hashToken,
  readCookie,
  type SessionPerson,
  touchSession,
  writeCookie,
} from "../access/session.ts";
import type { AppServices, DirectoryRow, Locale, RequestContext, SendOptions } from "../context.ts";
import type { JobData } from "../domain.ts";
import type { QueueName } from "../jobs/queues.ts";
import type { JobSender } from "../jobs/send.ts";
import type { JobBell } from "../jobs/worker.ts";
import { TenantStore } from "../store/tenant-store.ts";
import { begin, type Transaction } from "../store/transaction.ts";
import { DomainError } from "./errors.ts";
import { keyReused } from "./transaction.ts";

/** What requests and jobs are made from. */
export interface Backbone {
  app: AppServices;
  pool: DataSource;
  sender: JobSender;
  bell: JobBell;
  describe(error: unknown): GraphQLFormattedError;
}

export const cookieName = (publicUrl: string): string =>
  publicUrl.startsWith("https:") ? "__Host-quad" : "quad";

/** The context with the transaction it stands on. Only the server and the worker see this face. */
export class OpenRequest implements RequestContext {
  readonly asked = new Set<string>();
  readonly idempotencyKey: string | null;
  /** Apollo hands out a copy of the context: what changes stands here, behind every copy. */
  private readonly now: {
    transaction: Transaction | null;
    tenant: TenantStore | null;
    actor: Actor;
    locale: Locale;
    rollbackOnly: boolean;
  };
  private readonly memo = new Map<string, unknown>();
  private readonly before: (() => Promise<void>)[] = [];
  private readonly after: (() => void)[] = [];
  private readonly rung = new Set<QueueName>();

  constructor(
    private readonly backbone: Backbone,
    private readonly web: { request: FastifyRequest; reply: FastifyReply } | null,
  ) {
    const header = web?.request.headers["x-idempotency-key"];
    this.idempotencyKey =
      typeof header === "string" && /^[\w-]{8,64}$/.test(header) ? header : null;
    this.now = {
      transaction: null,
      tenant: null,
      actor: { kind: "anonymous" },
      locale: /^cy\b/.test(web?.request.headers["accept-language"] ?? "") ? "cy" : "en",
      rollbackOnly: false,
    };
  }

  get app(): AppServices {
    return this.backbone.app;
  }
  get log() {
    return this.backbone.app.log;
  }
  get actor(): Actor {
    return this.now.actor;
  }
  get locale(): Locale {
    return this.now.locale;
  }
  get rollbackOnly(): boolean {
    return this.now.rollbackOnly;
  }
  /** Whatever comes, nothing of this request stays. */
  refuse(): void {
    this.now.rollbackOnly = true;
  }
  get isOpen(): boolean {
    return this.now.transaction !== null;
  }
  get store(): TenantStore {
    if (!this.now.tenant) throw new DomainError("UNAUTHENTICATED");
    return this.now.tenant;
  }
  get institutionId(): string {
    return this.store.institutionId;
  }

  /** Opens the transaction, as the person of the request's session if there is one. */
  async begin(): Promise<void> {
    const cookie = readCookie(this.web?.request.cookies[cookieName(this.app.env.publicUrl)]);
    this.now.transaction = await begin(this.backbone.pool, cookie?.institutionId ?? null);
    if (!cookie) return;
    const { manager } = this.now.transaction;
    const person = await findSession(manager, cookie, this.app.env.sessionIdleMinutes);
    if (!person) {
      // A cookie of no session says nothing: start again without an institution.
      await this.now.transaction.rollback();
      this.now.transaction = await begin(this.backbone.pool, null);
      return;
    }
    this.bind(cookie.institutionId, person);
    if (person.idle > 60) await touchSession(manager, cookie);
  }

  /** Opens the transaction for a job: the system acts in one institution. */
  async beginAsSystem(institutionId: string): Promise<void> {
    this.now.transaction = await begin(this.backbone.pool, institutionId);
    this.now.tenant = new TenantStore(this.now.transaction.manager, institutionId);
    this.now.actor = { kind: "system" };
  }

  /**
   * A second context of the same transaction that remembers nothing of this one, as if it were
   * another request of the system. End its work with `settle`.
   */
  fork(): OpenRequest {
    const other = new OpenRequest(this.backbone, null);
    Object.assign(other.now, this.now, { actor: { kind: "system" }, rollbackOnly: false });
    return other;
  }

  /** What `commit` would do for a fork, but for the commit itself. */
  async settle(): Promise<void> {
    for (const work of this.before) await work();
  }

  private bind(institutionId: string, person: SessionPerson): void {
    this.now.tenant = new TenantStore(this.now.transaction!.manager, institutionId);
    this.now.actor = {
      kind: "person",
      personId: person.personId,
      grants: person.grants,
      schemeIds: person.schemeIds,
    };
    if (!this.web?.request.headers["accept-language"]) {
      this.now.locale = person.locale === "cy" ? "cy" : "en";
    }
  }

  readonly signIn: RequestContext["signIn"] = {
    tokenHash: () => {
      const cookie = readCookie(this.web?.request.cookies[cookieName(this.app.env.publicUrl)]);
      return cookie ? hashToken(cookie.token) : null;
    },
    directory: async () => {
      const result = await this.now.transaction!.manager.queryRunner!.query(
        `SELECT id, slug, name, accent_hue AS "accentHue", accent_chroma AS "accentChroma", demo
         FROM app.institution ORDER BY name`,
        [],
        true,
      );
      return result.records as DirectoryRow[];
    },
    inside: (institutionId, work) => asSystem(this.backbone, institutionId, work),
    enter: async (institutionId) => {
      if (!this.now.tenant) {
        await this.now.transaction!.enter(institutionId);
      } else if (this.now.tenant.institutionId !== institutionId) {
        // Signing in elsewhere while signed in here: the old session's transaction is of no use.
        await this.now.transaction!.rollback();
        this.now.transaction = await begin(this.backbone.pool, institutionId);
        this.now.actor = { kind: "anonymous" };
      }
      this.now.tenant = new TenantStore(this.now.transaction!.manager, institutionId);
    },
    become: async (personId, token) => {
      const { institutionId } = this.store;
      const person = await findPerson(this.now.transaction!.manager, institutionId, personId);
      if (!person) throw new DomainError("NOT_FOUND");
      this.bind(institutionId, person);
      this.web?.reply.setCookie(
        cookieName(this.app.env.publicUrl),
        writeCookie({ institutionId, token }),
        {
          path: "/",
          httpOnly: true,
          sameSite: "lax",
          secure: this.app.env.publicUrl.startsWith("https:"),
          maxAge: this.app.env.sessionHours * 3600,
        },
      );
    },
    leave: () => {
      this.web?.reply.clearCookie(cookieName(this.app.env.publicUrl), { path: "/" });
    },
  };

  async send(
    queue: QueueName,
    data: Omit<JobData, "institutionId">,
    options?: SendOptions,
  ): Promise<void> {
    const job: JobData = { ...data, institutionId: this.institutionId };
    await this.backbone.sender.send(this.now.transaction!.manager, queue, job, options);
    if (!options?.afterSeconds) this.rung.add(queue);
  }

  beforeCommit(work: () => Promise<void>): void {
    this.before.push(work);
  }

  afterCommit(work: () => void): void {
    this.after.push(work);
  }

  once<T>(key: string, make: () => T): T {
    if (!this.memo.has(key)) this.memo.set(key, make());
    return this.memo.get(key) as T;
  }

  /**
   * Claims the request's idempotency key. Null: this is the first time. Otherwise the first answer.
   * A second request waits here until the first has committed or gone.
   */
  async claim(requestHash: Buffer): Promise<string | null> {
    if (this.actor.kind !== "person" || this.idempotencyKey === null) return null;
    const of = [this.actor.personId, this.idempotencyKey];
    const claimed = await this.store.rows(
      `INSERT INTO app.idempotency (institution_id, actor, key, request_hash)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
      [...of, requestHash],
    );
    if (claimed.length > 0) return null;
    const [first] = await this.store.rows<{ request_hash: Buffer; response: string | null }>(
      `SELECT request_hash, response FROM app.idempotency
       WHERE institution_id = $1 AND actor = $2 AND key = $3`,
      of,
    );
    if (!first?.request_hash.equals(requestHash) || first.response === null) throw keyReused();
    return first.response;
  }

  async record(response: string): Promise<void> {
    if (this.actor.kind !== "person" || this.idempotencyKey === null) return;
    await this.store.rows(
      `UPDATE app.idempotency SET response = $4
       WHERE institution_id = $1 AND actor = $2 AND key = $3`,
      [this.actor.personId, this.idempotencyKey, response],
    );
  }

  async commit(): Promise<void> {
    await this.settle();
    const { transaction } = this.now;
    this.now.transaction = null;
    await transaction!.commit();
    for (const queue of this.rung) this.backbone.bell.emit("ring", queue);
    for (const work of this.after) work();
  }

  /** Never rejects; does nothing without a transaction. */
  async rollback(): Promise<void> {
    const { transaction } = this.now;
    this.now.transaction = null;
    await transaction?.rollback();
  }

  describe(error: unknown): GraphQLFormattedError {
    return this.backbone.describe(error);
  }
}

/** Runs work as the system in one institution, in a transaction of its own. */
export async function asSystem<T>(
  backbone: Backbone,
  institutionId: string,
  work: (ctx: OpenRequest) => Promise<T>,
): Promise<T> {
  const ctx = new OpenRequest(backbone, null);
  await ctx.beginAsSystem(institutionId);
  try {
    const value = await work(ctx);
    await ctx.commit();
    return value;
  } catch (error) {
    await ctx.rollback();
    throw error;
  }
}
