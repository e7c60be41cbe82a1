import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { StartError } from "./start-error.ts";

export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** Everything that can be set from outside, validated, with defaults filled in. */
export interface Env {
  port: number;
  host: string;
  /** The address that people use, without a trailing slash. */
  publicUrl: string;
  /** Absolute path. */
  dataDir: string;
  /** The connection that migrates. Absent: the embedded database. */
  databaseUrl: string | undefined;
  /** The connection that requests use. Absent: derived from `databaseUrl`. */
  databaseAppUrl: string | undefined;
  demo: boolean;
  /** Mentors, and mentees, of a large scheme in the demo; 0 for none. */
  demoLarge: number;
  introspection: boolean;
  roles: { api: boolean; worker: boolean };
  smtpUrl: string | undefined;
  mailFrom: string;
  logLevel: LogLevel;
  sessionIdleMinutes: number;
  sessionHours: number;
  /** For each session, or each address before sign-in. 0: no limit. */
  requestsPerMinute: number;
}

/** One row per variable, in the order of the README's table. `secret`: NAME_FILE is read too. */
export const ENVIRONMENT: readonly {
  name: string;
  default: string;
  meaning: string;
  secret?: true;
}[] = [
  { name: "PORT", default: "4000", meaning: "The port for pages and API." },
  {
    name: "HOST",
    default: "localhost",
    meaning:
      "The address to listen on. `localhost` is this machine only, because the demo lets anybody in; `0.0.0.0` is every network, as a container needs.",
  },
  {
    name: "PUBLIC_URL",
    default: "http://localhost:PORT",
    meaning: "The address that people use, as it stands in links and e-mails.",
  },
  {
    name: "DATABASE_URL",
    default: "none: PostgreSQL from npm, in QUAD_DATA_DIR",
    meaning: "PostgreSQL 15 or later, as the role that owns the tables and migrates them.",
    secret: true,
  },
  {
    name: "DATABASE_APP_URL",
    default: "DATABASE_URL, switched to the role `quad_app`",
    meaning:
      "The same database as a role without SUPERUSER and BYPASSRLS, for all requests and jobs. Give it a login of its own in production.",
    secret: true,
  },
  {
    name: "QUAD_DATA_DIR",
    default: ".data",
    meaning: "The folder for the embedded database and for files; relative to where Quad starts.",
  },
  {
    name: "QUAD_ROLES",
    default: "api,worker",
    meaning: "What this process does: `api`, `worker` or both.",
  },
  {
    name: "QUAD_DEMO",
    default: "on without DATABASE_URL, otherwise off",
    meaning:
      "`on` loads the demo institution once and lets anybody enter as one of its people. Never `on` with real data.",
  },
  {
    name: "QUAD_DEMO_LARGE",
    default: "0",
    meaning:
      "When the demo is loaded for the first time: a scheme with so many mentors and as many mentees beside the others (0 to 5000).",
  },
  {
    name: "QUAD_INTROSPECTION",
    default: "as QUAD_DEMO",
    meaning: "`on` lets clients read the GraphQL schema from the API.",
  },
  {
    name: "SMTP_URL",
    default: "none: mail is kept, not sent",
    meaning: "The mail server: `smtp://user:password@host:587` or `smtps://…:465`.",
    secret: true,
  },
  {
    name: "MAIL_FROM",
    default: "Quad <no-reply@localhost>",
    meaning: "The sender of e-mails: an address, or `Name <address>`.",
  },
  {
    name: "SESSION_IDLE_MINUTES",
    default: "60",
    meaning: "A session ends after so many minutes without a request (1 to 1440).",
  },
  {
    name: "SESSION_HOURS",
    default: "12",
    meaning: "A session ends so many hours after signing in, whatever happens (1 to 720).",
  },
  {
    name: "QUAD_REQUESTS_PER_MINUTE",
    default: "600",
    meaning:
      "API requests allowed to each session, or to each address before sign-in; 0 is no limit.",
  },
  {
    name: "LOG_LEVEL",
    default: "warn",
    meaning: "`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.",
  },
];

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((n) => n >= from && n <= to);
const urlOf = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));
const onOff = z.enum(["on", "off"]).transform((word) => word === "on");
const MAIL_ADDRESS = /^(?:[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

/** `must`: how the sentence about a wrong value goes on after the variable's name. */
function rule<T extends z.ZodType>(must: string, schema: T) {
  return { must, schema };
}

const RULES = {
  PORT: rule("must be a whole number from 1 to 65535", wholeNumber(1, 65_535)),
  HOST: rule("must be a host name or an IP address", z.string().regex(/^[\w.:-]+$/)),
  PUBLIC_URL: rule(
    "must be an http:// or https:// address without a path",
    urlOf("http:", "https:").refine((text) => /^https?:\/\/[^/?#]+\/?$/.test(text)),
  ),
  DATABASE_URL: rule(
    "must look like postgres://user:password@host:5432/database",
    urlOf("postgres:", "postgresql:"),
  ),
  DATABASE_APP_URL: rule(
    "must look like postgres://user:password@host:5432/database",
    urlOf("postgres:", "postgresql:"),
  ),
  QUAD_DATA_DIR: rule("must be the path of a folder", z.string().min(1)),
  QUAD_ROLES: rule(
    "must be api, worker or api,worker",
    z.string().regex(/^(api|worker|api,worker|worker,api)$/),
  ),
  QUAD_DEMO: rule("must be on or off", onOff),
  QUAD_DEMO_LARGE: rule("must be a whole number from 0 to 5000", wholeNumber(0, 5_000)),
  QUAD_INTROSPECTION: rule("must be on or off", onOff),
  SMTP_URL: rule("must look like smtp://user:password@host:587", urlOf("smtp:", "smtps:")),
  MAIL_FROM: rule("must be an address or Name <address>", z.string().regex(MAIL_ADDRESS)),
  SESSION_IDLE_MINUTES: rule("must be a whole number from 1 to 1440", wholeNumber(1, 1_440)),
  SESSION_HOURS: rule("must be a whole number from 1 to 720", wholeNumber(1, 720)),
  QUAD_REQUESTS_PER_MINUTE: rule(
    "must be a whole number from 0 to 1000000",
    wholeNumber(0, 1_000_000),
  ),
  LOG_LEVEL: rule(
    "must be fatal, error, warn, info, debug, trace or silent",
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
  ),
};
type Name = keyof typeof RULES;

/**
 * Reads and checks every variable. An empty value counts as unset; a secret may come from the file
 * that NAME_FILE names. Throws one StartError that lists all problems, without any secret's value.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const problems: string[] = [];
  const secrets = new Set(ENVIRONMENT.filter((row) => row.secret).map((row) => row.name));

  function textOf(name: Name): string | undefined {
    const text = source[name] || undefined;
    const file = secrets.has(name) ? source[`${name}_FILE`] || undefined : undefined;
    if (file === undefined) return text;
    if (text !== undefined) problems.push(`Set ${name} or ${name}_FILE, not both.`);
    try {
      return readFileSync(file, "utf8").trim() || undefined;
    } catch {
      problems.push(`${name}_FILE names the file "${file}", which can't be read.`);
      return undefined;
    }
  }

  function value<N extends Name>(name: N): z.output<(typeof RULES)[N]["schema"]> | undefined {
    const text = textOf(name);
    if (text === undefined) return undefined;
    const result = RULES[name].schema.safeParse(text);
    if (result.success) return result.data as z.output<(typeof RULES)[N]["schema"]>;
    problems.push(
      secrets.has(name)
        ? `${name} ${RULES[name].must}.`
        : `${name} ${RULES[name].must}, not "${text}".`,
    );
    return undefined;
  }

  const port = value("PORT") ?? 4000;
  const databaseUrl = value("DATABASE_URL");
  const databaseAppUrl = value("DATABASE_APP_URL");
  const demo = value("QUAD_DEMO") ?? databaseUrl === undefined;
  const roles = (value("QUAD_ROLES") ?? "api,worker").split(",");
  const env: Env = {
    port,
    host: value("HOST") ?? "localhost",
    publicUrl: (value("PUBLIC_URL") ?? `http://localhost:${port}`).replace(/\/$/, ""),
    dataDir: resolve(value("QUAD_DATA_DIR") ?? ".data"),
    databaseUrl,
    databaseAppUrl,
    demo,
    demoLarge: value("QUAD_DEMO_LARGE") ?? 0,
    introspection: value("QUAD_INTROSPECTION") ?? demo,
    roles: { api: roles.includes("api"), worker: roles.includes("worker") },
    smtpUrl: value("SMTP_URL"),
    mailFrom: value("MAIL_FROM") ?? "Quad <no-reply@localhost>",
    logLevel: value("LOG_LEVEL") ?? "warn",
    sessionIdleMinutes: value("SESSION_IDLE_MINUTES") ?? 60,
    sessionHours: value("SESSION_HOURS") ?? 12,
    requestsPerMinute: value("QUAD_REQUESTS_PER_MINUTE") ?? 600,
  };
  if (databaseAppUrl !== undefined && databaseUrl === undefined) {
    problems.push("DATABASE_APP_URL needs DATABASE_URL, the owner of the same database, as well.");
  }
  if (problems.length > 0) throw new StartError(problems.join(" "));
  return env;
}
