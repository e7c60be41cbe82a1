import pg from "pg";
import { DataSource } from "typeorm";
import { migrations } from "./migrations/index.ts";
import { PreparingClient } from "./prepared.ts";

// A plain date stays the text it is: as an instant it would move with the time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

type EntityClass = abstract new () => object;

/**
 * The connection pool of the application role, which row-level security binds.
 * `pipeline` lets the parallel fields of one request share their transaction's connection.
 */
export async function openPool(
  url: string,
  entities: readonly EntityClass[],
  size = 10,
): Promise<DataSource> {
  const source = new DataSource({
    type: "postgres",
    url,
    entities: [...entities] as never[],
    poolSize: size,
    connectTimeoutMS: 10_000,
    applicationName: "quad",
    extra: { pipeline: true, Client: PreparingClient },
  });
  return source.initialize();
}

/** The owner's connection, for migrations alone: the application never reads or writes through it. */
export function ownerSource(url: string): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    migrations,
    migrationsTableName: "migration",
    schema: "app",
    poolSize: 2,
    connectTimeoutMS: 10_000,
    applicationName: "quad-migrate",
  });
}
