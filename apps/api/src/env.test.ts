import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ENVIRONMENT, readEnv } from "./env.ts";

const folder = mkdtempSync(join(tmpdir(), "quad-env-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the environment", () => {
  it("needs nothing: a demo on this machine", () => {
    expect(readEnv({})).toEqual({
      port: 4000,
      host: "localhost",
      publicUrl: "http://localhost:4000",
      dataDir: resolve(".data"),
      databaseUrl: undefined,
      databaseAppUrl: undefined,
      demo: true,
      demoLarge: 0,
      introspection: true,
      roles: { api: true, worker: true },
      smtpUrl: undefined,
      mailFrom: "Quad <no-reply@localhost>",
      logLevel: "warn",
      sessionIdleMinutes: 60,
      sessionHours: 12,
      requestsPerMinute: 600,
    });
  });

  it("is not a demo, and hides its schema, on a database of one's own", () => {
    const env = readEnv({ DATABASE_URL: "postgres://quad@db/quad" });

    expect([env.demo, env.introspection]).toEqual([false, false]);
  });

  it("takes every variable", () => {
    expect(
      readEnv({
        PORT: "8080",
        HOST: "0.0.0.0",
        PUBLIC_URL: "https://quad.example.ac.uk/",
        DATABASE_URL: "postgres://owner:secret@db:5432/quad",
        DATABASE_APP_URL: "postgresql://app:secret@db:5432/quad",
        QUAD_DATA_DIR: "/var/lib/quad",
        QUAD_ROLES: "worker",
        QUAD_DEMO: "off",
        QUAD_INTROSPECTION: "on",
        SMTP_URL: "smtps://quad:secret@mail.example.ac.uk:465",
        MAIL_FROM: "Mentoring <mentoring@example.ac.uk>",
        SESSION_IDLE_MINUTES: "30",
        SESSION_HOURS: "8",
        QUAD_REQUESTS_PER_MINUTE: "90",
        LOG_LEVEL: "debug",
      }),
    ).toMatchObject({
      port: 8080,
      publicUrl: "https://quad.example.ac.uk",
      dataDir: "/var/lib/quad",
      demo: false,
      introspection: true,
      roles: { api: false, worker: true },
      mailFrom: "Mentoring <mentoring@example.ac.uk>",
      sessionIdleMinutes: 30,
      sessionHours: 8,
      requestsPerMinute: 90,
      logLevel: "debug",
    });
  });

  it("names every wrong value at once, in sentences on one line", () => {
    expect(() => readEnv({ PORT: "http", QUAD_DEMO: "yes", HOST: "" })).toThrow(
      /^PORT must be a whole number from 1 to 65535, not "http"\. QUAD_DEMO must be on or off, not "yes"\.$/,
    );
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "4000.5"],
    ["PUBLIC_URL", "quad.example.ac.uk"],
    ["PUBLIC_URL", "https://example.ac.uk/quad"],
    ["QUAD_ROLES", "api, worker"],
    ["MAIL_FROM", "Quad"],
    ["MAIL_FROM", "Quad <a@b>\r\nBcc: x@y"],
    ["SESSION_HOURS", "0"],
    ["LOG_LEVEL", "verbose"],
  ])("refuses %s=%j", (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(`${name} must`);
  });

  it("never repeats a secret", () => {
    const read = () => readEnv({ DATABASE_URL: "mysql://root:hunter2@db", SMTP_URL: "hunter2" });

    expect(read).toThrow(/^DATABASE_URL must look like .*\. SMTP_URL must look like .*\.$/);
    expect(read).not.toThrow("hunter2");
  });

  it("reads a secret from a file, of which the last line break is not part", () => {
    const file = join(folder, "database-url");
    writeFileSync(file, "postgres://quad@db/quad\n");

    expect(readEnv({ DATABASE_URL_FILE: file }).databaseUrl).toBe("postgres://quad@db/quad");
  });

  it("wants a secret from one place, and a file that is there", () => {
    const file = join(folder, "none");

    expect(() => readEnv({ SMTP_URL: "smtp://mail", SMTP_URL_FILE: file })).toThrow(
      `Set SMTP_URL or SMTP_URL_FILE, not both. SMTP_URL_FILE names the file "${file}", which can't be read.`,
    );
  });

  it("needs the owner's connection beside the application's", () => {
    expect(() => readEnv({ DATABASE_APP_URL: "postgres://app@db/quad" })).toThrow(
      "DATABASE_APP_URL needs DATABASE_URL",
    );
  });

  it("is listed in one table, whose rows are the variables that are read", () => {
    const asked = new Set<string>();
    const nothing = new Proxy<NodeJS.ProcessEnv>(
      {},
      { get: (_, name) => void asked.add(String(name)) },
    );
    readEnv(nothing);

    const listed = ENVIRONMENT.flatMap((row) =>
      row.secret ? [row.name, `${row.name}_FILE`] : [row.name],
    );
    expect([...asked].sort()).toEqual(listed.sort());
  });

  it("is listed in the README", () => {
    const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");

    for (const row of ENVIRONMENT) expect(readme).toContain(`| \`${row.name}\` |`);
  });
});
