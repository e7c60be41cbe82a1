import type { WorkflowDefinition } from "@quad/workflow";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import type { Context } from "../context.ts";
import type { Plugin } from "../plugins/plugin.ts";

const count = { type: "ctx.inc", params: { key: "pokes" } };
const write = { type: "probe.write" };

/** A workflow that has everything an engine can get wrong, and nothing of mentoring. */
export const probe: WorkflowDefinition = {
  format: "wf-def/1",
  key: "probe",
  subject: "round",
  label: { en: "Probe", cy: "Prawf" },
  initial: "idle",
  uses: { probe: "^1" },
  stages: [
    { key: "rest", label: { en: "At rest", cy: "Yn gorffwys" } },
    { key: "work", label: { en: "At work", cy: "Wrth y gwaith" } },
    { key: "over", label: { en: "Over", cy: "Ar ben" } },
  ],
  events: {
    poke: {
      label: { en: "Poked", cy: "Pwniwyd" },
      by: ["member"],
      payload: {
        type: "object",
        properties: { n: { type: "integer" } },
        additionalProperties: false,
      },
    },
    work: { label: { en: "Went to work", cy: "Aeth i'r gwaith" }, by: ["member"] },
    rest: { label: { en: "Had a rest", cy: "Gorffwysodd" }, by: ["member"] },
    hire: { label: { en: "Hired help", cy: "Cyflogodd gymorth" }, by: ["coordinator"] },
    test: { label: { en: "Tested", cy: "Profwyd" }, by: ["member"] },
    stop: { label: { en: "Stopped", cy: "Stopiodd" }, by: ["member"] },
  },
  timers: {
    soon: { offset: "PT0M", anchor: "probe.soon" },
    later: { offset: "P1M", at: "09:00" },
  },
  states: {
    idle: {
      uid: "idle",
      label: { en: "Idle", cy: "Segur" },
      stage: "rest",
      on: {
        poke: [{ id: "idle-poke", actions: [count, write] }],
        work: [{ id: "idle-work", target: "working" }],
        hire: [{ id: "idle-hire", target: "helped" }],
        test: [{ id: "idle-test", guard: { type: "probe.passes" }, target: "working" }],
        stop: [{ id: "idle-stop", target: "over" }],
      },
      after: {
        later: [{ id: "idle-later", actions: [write] }],
      },
    },
    working: {
      uid: "working",
      label: { en: "Working", cy: "Yn gweithio" },
      stage: "work",
      tags: ["busy"],
      entry: [write, write],
      on: {
        poke: [{ id: "working-poke", actions: [count, write] }],
        work: [{ id: "working-anew", target: "working", reenter: true }],
        rest: [{ id: "working-rest", target: "idle" }],
      },
      after: {
        soon: [
          {
            id: "working-soon",
            label: { en: "Tired", cy: "Blinodd" },
            target: "idle",
            actions: [write],
          },
        ],
      },
    },
    helped: {
      uid: "helped",
      label: { en: "Helped", cy: "Cael cymorth" },
      stage: "work",
      invoke: [
        {
          id: "help",
          src: { type: "probe.help" },
          onDone: [
            {
              id: "helped-done",
              target: "idle",
              actions: [{ type: "ctx.set", params: { key: "result", from: "event.output" } }],
            },
          ],
          onError: [{ id: "helped-failed", target: "idle" }],
        },
      ],
      on: { rest: [{ id: "helped-rest", target: "idle" }] },
    },
    over: {
      uid: "over",
      label: { en: "Over", cy: "Ar ben" },
      stage: "over",
      type: "final",
      entry: [write],
    },
  },
};

/** How the probe's plugin behaves; a test turns it. */
export interface Behaviour {
  /** The date that the timer `soon` counts from lies so far ahead. */
  soonMs: number;
  passes: boolean;
  guardThrows: boolean;
  /** The fact asks the database something that it refuses. */
  factFails: boolean;
  writeFails: boolean;
  helpFails: boolean;
  /** Calls of the actor: "start help 3" with the instance's revision. */
  calls: string[];
}

export const behaviour = (): Behaviour => ({
  soonMs: 3_600_000,
  passes: true,
  guardThrows: false,
  factFails: false,
  writeFails: false,
  helpFails: false,
  calls: [],
});

const described = (type: string) => ({
  type,
  v: 1,
  label: { en: type, cy: type },
  params: {},
  sentence: { en: type, cy: type },
});

/**
 * Its action notes each effect twice over: a row for each effect id, and a count for each instance
 * that goes up whenever an effect happens, so that doing one twice shows.
 */
export function probePlugin(how: Behaviour): Plugin {
  return {
    key: "probe",
    version: "1.0.0",
    facts: [
      {
        key: "probe",
        label: { en: "Probe", cy: "Prawf" },
        subjects: ["enrolment", "round", "partnership"],
        fields: {
          soon: {
            type: "instant",
            label: { en: "Soon", cy: "Cyn bo hir" },
            samples: ["2027-01-01T09:00:00.000Z"],
          },
          passes: { type: "boolean", label: { en: "Passes", cy: "Yn pasio" }, samples: [true] },
        },
        async load(ctx) {
          if (how.factFails) await ctx.store.rows("SELECT 1 / 0 WHERE ($1)::uuid IS NOT NULL");
          return { soon: new Date(Date.now() + how.soonMs).toISOString(), passes: how.passes };
        },
      },
    ],
    guards: [
      {
        ...described("probe.passes"),
        reads: ["probe"],
        evaluate({ facts }) {
          if (how.guardThrows) throw new Error("the probe's rule is broken");
          return (facts.probe as { passes: boolean }).passes
            ? { ok: true }
            : {
                ok: false,
                reason: {
                  code: "NOT_PASSED",
                  text: { en: "The probe has to pass first.", cy: "Rhaid i'r prawf basio gyntaf." },
                },
              };
        },
      },
    ],
    actions: [
      {
        ...described("probe.write"),
        idempotency: "transaction",
        async run(ctx, effect) {
          if (how.writeFails) throw new Error("the probe's action is broken");
          const { instanceId } = effect.instance;
          await ctx.store.rows(
            `INSERT INTO app.probe_count AS c (institution_id, instance_id, n) VALUES ($1, $2, 1)
             ON CONFLICT (institution_id, instance_id) DO UPDATE SET n = c.n + 1`,
            [instanceId],
          );
          await ctx.store.rows(
            `INSERT INTO app.probe_effect (institution_id, id, instance_id) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING`,
            [effect.id, instanceId],
          );
        },
      },
    ],
    actors: [
      {
        ...described("probe.help"),
        async start(_ctx, effect, invokeId) {
          if (how.helpFails) throw new Error("no help to be had");
          how.calls.push(`start ${invokeId} ${effect.instance.revision}`);
        },
        async stop(_ctx, instance, invokeId) {
          how.calls.push(`stop ${invokeId} ${instance.revision}`);
        },
      },
    ],
  };
}

/** The tables that the probe's action writes to. */
export async function prepareProbe(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`
      CREATE TABLE app.probe_effect (
        institution_id uuid NOT NULL, id uuid NOT NULL, instance_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (institution_id, id));
      CREATE TABLE app.probe_count (
        institution_id uuid NOT NULL, instance_id uuid NOT NULL, n int NOT NULL,
        PRIMARY KEY (institution_id, instance_id));
      GRANT SELECT, INSERT, UPDATE ON app.probe_effect, app.probe_count TO quad_app;`);
  } finally {
    await owner.end();
  }
}

/** An institution's own rows that a workflow needs; the context is of that institution. */
export async function buildScheme(ctx: Context, timeZone = "Europe/London"): Promise<string> {
  const [unitId, schemeId] = [uuidv7(), uuidv7()];
  const name = JSON.stringify({ en: "Scheme", cy: "Cynllun" });
  await ctx.store.rows(
    `INSERT INTO app.institution (id, slug, name, contact_email)
     VALUES ( $1, $2, 'Institution', 'help@institution.example') ON CONFLICT DO NOTHING`,
    [`i${ctx.institutionId}`],
  );
  await ctx.store.rows(
    `INSERT INTO app.unit (institution_id, id, name, kind) VALUES ($1, $2, $3, 'service')`,
    [unitId, `Unit ${unitId}`],
  );
  await ctx.store.rows(
    `INSERT INTO app.scheme (institution_id, id, unit_id, slug, name, summary, purpose,
       contact_email, settings, template_key)
     VALUES ($1, $2, $3, $4, $5, $5, $5, 'help@institution.example', $6, 'probe')`,
    [schemeId, unitId, `s${schemeId}`, name, JSON.stringify({ timeZone })],
  );
  return schemeId;
}
