import { createHash, randomBytes } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Grant } from "./actor.ts";

/** A session as the cookie carries it: the institution, so that its rows can be seen, and a token. */
export interface SessionCookie {
  institutionId: string;
  token: string;
}

export const newToken = (): string => randomBytes(32).toString("base64url");
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

export function readCookie(value: string | undefined): SessionCookie | null {
  const match = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\.([\w-]{43})$/.exec(value ?? "");
  return match ? { institutionId: match[1]!, token: match[2]! } : null;
}

export const writeCookie = (session: SessionCookie): string =>
  `${session.institutionId}.${session.token}`;

export interface SessionPerson {
  personId: string;
  locale: string;
  grants: Grant[];
  schemeIds: string[];
  /** Seconds since the session was last seen. */
  idle: number;
}

const personSql = `
  SELECT p.id AS "personId", p.locale, 0 AS idle,
    COALESCE((SELECT json_agg(json_build_object('role', g.role, 'unitId', g.unit_id,
        'schemeId', g.scheme_id, 'serviceAreaId', g.service_area_id))
      FROM app.access_grant g
      WHERE g.institution_id = p.institution_id AND g.person_id = p.id), '[]') AS grants,
    COALESCE((SELECT json_agg(DISTINCT e.scheme_id) FROM app.enrolment e
      WHERE e.institution_id = p.institution_id AND e.person_id = p.id), '[]') AS "schemeIds"
  FROM app.person p`;

/** The person of a live session with everything access needs, in one statement; null if over. */
export async function findSession(
  manager: EntityManager,
  cookie: SessionCookie,
  idleMinutes: number,
): Promise<SessionPerson | null> {
  const [row] = await query<SessionPerson>(
    manager,
    `${personSql.replace("0 AS idle", "extract(epoch FROM now() - s.seen_at) AS idle")}
     JOIN app.session s ON s.institution_id = p.institution_id AND s.person_id = p.id
     WHERE p.institution_id = $1 AND s.token_hash = $2 AND s.expires_at > now()
       AND s.seen_at > now() - make_interval(mins => $3::int)`,
    [cookie.institutionId, hashToken(cookie.token), idleMinutes],
  );
  return row ? { ...row, idle: Number(row.idle) } : null;
}

/** The same for a person who has just signed in. */
export async function findPerson(
  manager: EntityManager,
  institutionId: string,
  personId: string,
): Promise<SessionPerson | null> {
  const [row] = await query<SessionPerson>(
    manager,
    `${personSql} WHERE p.institution_id = $1 AND p.id = $2`,
    [institutionId, personId],
  );
  return row ?? null;
}

/** Notes that the session is in use. Called at most once a minute for each session. */
export async function touchSession(manager: EntityManager, cookie: SessionCookie): Promise<void> {
  await query(
    manager,
    "UPDATE app.session SET seen_at = now() WHERE institution_id = $1 AND token_hash = $2",
    [cookie.institutionId, hashToken(cookie.token)],
  );
}

async function query<R>(manager: EntityManager, sql: string, params: unknown[]): Promise<R[]> {
  const result = await manager.queryRunner!.query(sql, params as never[], true);
  return (result.records ?? []) as R[];
}
