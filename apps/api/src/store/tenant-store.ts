import type {
  DeepPartial,
  EntityManager,
  EntityTarget,
  FindOptionsOrder,
  FindOptionsWhere,
} from "typeorm";
import { DomainError } from "../graphql/errors.ts";

/** What every tenant entity has. */
export interface TenantRow {
  institutionId: string;
}
type Identified = TenantRow & { id: string };
type Values<E> = Partial<Omit<E, "institutionId">>;
type Where<E> = FindOptionsWhere<E> | FindOptionsWhere<E>[];
interface FindOptions<E> {
  order?: FindOptionsOrder<E>;
  take?: number;
  skip?: number;
  /** Holds the rows until the transaction ends. */
  lock?: boolean;
}

/**
 * The only way to the tenant's rows. Every statement names the institution in its own predicate as
 * well, so that a missing setting gives nothing and a sharded database can route the statement.
 */
export class TenantStore {
  constructor(
    private readonly manager: EntityManager,
    readonly institutionId: string,
  ) {}

  find<E extends TenantRow>(
    entity: EntityTarget<E>,
    where: Where<E> = {},
    options: FindOptions<E> = {},
  ): Promise<E[]> {
    const { lock, ...rest } = options;
    return this.manager.find(entity, {
      where: this.own(where),
      ...rest,
      ...(lock ? { lock: { mode: "pessimistic_write" as const } } : {}),
    });
  }

  async maybe<E extends TenantRow>(
    entity: EntityTarget<E>,
    where: Where<E>,
    options: FindOptions<E> = {},
  ): Promise<E | null> {
    const [row] = await this.find(entity, where, { ...options, take: 1 });
    return row ?? null;
  }

  /** Throws `NOT_FOUND` when the institution has no such row. */
  async get<E extends Identified>(
    entity: EntityTarget<E>,
    id: string,
    options: { lock?: boolean } = {},
  ): Promise<E> {
    const row = await this.maybe(entity, { id } as FindOptionsWhere<E>, options);
    if (!row) throw new DomainError("NOT_FOUND");
    return row;
  }

  async insert<E extends TenantRow>(
    entity: EntityTarget<E>,
    values: Values<E> | Values<E>[],
  ): Promise<void> {
    const rows = Array.isArray(values) ? values : [values];
    if (rows.length === 0) return;
    const own = rows.map((row) => ({ ...row, institutionId: this.institutionId }));
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(own as never)
      .updateEntity(false)
      .execute();
  }

  /** Returns the number of rows changed. */
  async update<E extends TenantRow>(
    entity: EntityTarget<E>,
    where: FindOptionsWhere<E>,
    changes: Values<E>,
  ): Promise<number> {
    const done = await this.manager.update(
      entity,
      this.own(where) as FindOptionsWhere<E>,
      changes as never,
    );
    return done.affected ?? 0;
  }

  /** Returns the number of rows removed. */
  async remove<E extends TenantRow>(
    entity: EntityTarget<E>,
    where: FindOptionsWhere<E>,
  ): Promise<number> {
    const done = await this.manager.delete(entity, this.own(where) as FindOptionsWhere<E>);
    return done.affected ?? 0;
  }

  /**
   * A statement of one's own: for joins, counts and upserts. `$1` is always the institution, and the
   * text must use it for each table it reads; `params` start at `$2`.
   */
  async rows<R extends object>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    if (!/institution_id = \$1\b|\(\s*\$1\b/.test(sql)) {
      throw new Error("A tenant statement must name the institution as $1.");
    }
    const result = await this.manager.queryRunner!.query(
      sql,
      [this.institutionId, ...params] as never[],
      true,
    );
    return (result.records ?? []) as R[];
  }

  /**
   * Work that may fail: what it did is then taken back and the transaction can go on. Rethrows. Only
   * one at a time, and nothing else of the transaction meanwhile.
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.manager.queryRunner!;
    // What is sent is carried out in order, so only the result is waited for. A lost connection
    // shows in the next statement.
    const follow = (sql: string) => void runner.query(sql).catch(() => undefined);
    follow("SAVEPOINT attempt");
    try {
      const value = await work();
      follow("RELEASE SAVEPOINT attempt");
      return value;
    } catch (error) {
      await runner.query("ROLLBACK TO SAVEPOINT attempt");
      follow("RELEASE SAVEPOINT attempt");
      throw error;
    }
  }

  private own<E extends TenantRow>(where: Where<E>): Where<E> {
    const institution = { institutionId: this.institutionId } as DeepPartial<E>;
    return Array.isArray(where)
      ? where.map((one) => ({ ...one, ...institution }) as FindOptionsWhere<E>)
      : ({ ...where, ...institution } as FindOptionsWhere<E>);
  }
}
