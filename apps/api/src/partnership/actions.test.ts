import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import type { InstanceRef } from "../plugins/plugin.ts";
import { shippedWorkflows } from "../templates/index.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { accept, agreed, matched, nameOf, save, see, sign } from "../test/life.ts";
import { proposePair, until } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme } from "../test/scheme.ts";
import { publishWorkflow } from "../workflow/workflow.service.ts";

let test: TestApp;
let scheme: BuiltScheme;

beforeAll(async () => {
  test = await startTestApp({ worker: true });
  scheme = await buildScheme(test, { quotas: [["library", "mentee", 1]] });
});
afterAll(() => test.close());

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(scheme.institutionId, work);

/** An action as a committed step asks for it, carried out twice. */
async function twice(
  type: string,
  subject: Pick<InstanceRef, "subjectType" | "subjectId">,
  { schemeId, institutionId }: BuiltScheme = scheme,
): Promise<void> {
  const instance = { instanceId: uuidv7(), schemeId, revision: 1, ...subject };
  const event = { kind: "event", type: "any" } as const;
  const effect = { id: uuidv7(), type, params: {}, event, instance };
  for (let i = 0; i < 2; i++) {
    await test.inside(institutionId, (ctx) => ctx.app.plugins.actions.get(type)!.run(ctx, effect));
  }
}

const places = () =>
  inside(async (ctx) => {
    const [row] = await ctx.store.rows<{ taken: number }>(
      `SELECT taken FROM app.place_quota
       WHERE institution_id = $1 AND service_area_id = $2 AND role = 'mentee'`,
      [scheme.library],
    );
    return row!.taken;
  });

const standing = (id: string) =>
  inside(async (ctx) => {
    const [row] = await ctx.store.rows<{ hasPlace: boolean; waiting: boolean }>(
      `SELECT has_place AS "hasPlace", waiting_since IS NOT NULL AS waiting
       FROM app.enrolment WHERE institution_id = $1 AND id = $2`,
      [id],
    );
    return row!;
  });

describe("places", () => {
  it("are taken, given back to whoever waits, and waited for, once for one effect", async () => {
    const people = [];
    for (let i = 0; i < 3; i++) {
      people.push(
        (await buildEnrolment(test, scheme, "mentee", { registered: false })).enrolment.id,
      );
    }
    const [first, second, third] = people as [string, string, string];
    const about = (subjectId: string) => ({ subjectType: "enrolment" as const, subjectId });
    await twice("place.take", about(first));
    expect([await standing(first), await places()]).toEqual([
      { hasPlace: true, waiting: false },
      1,
    ]);
    await twice("place.take", about(second));
    expect(await standing(second)).toEqual({ hasPlace: false, waiting: true });
    await twice("list.join", about(third));
    expect(await standing(third)).toEqual({ hasPlace: false, waiting: true });
    await twice("place.release", about(first));
    expect([await standing(first), await standing(second), await places()]).toEqual([
      { hasPlace: false, waiting: false },
      { hasPlace: true, waiting: false },
      1,
    ]);
    expect(await standing(third)).toEqual({ hasPlace: false, waiting: true });
  });
});

describe("a partnership's actions", () => {
  it("prepare the agreement once, and leave what somebody has written", async () => {
    const big = await buildScheme(test);
    const pair = await matched(test, big);
    const about = { subjectType: "partnership", subjectId: pair.id } as const;
    await twice("agreement.create", about, big);
    const before = (await see(pair.mentor, pair.id)).agreement;
    expect(before).toMatchObject({ revision: 0, documentHash: null, signatures: [] });
    expect((await save(pair.mentor, pair.id, agreed(), 0)).agreement?.revision).toBe(1);
    await twice("agreement.create", about, big);
    expect((await see(pair.mentor, pair.id)).agreement).toMatchObject({ revision: 1 });
  });

  it("end it once, without a reason that speaks of anybody", async () => {
    const big = await buildScheme(test);
    const pair = await matched(test, big);
    const ended = async () => {
      await twice("partnership.end", { subjectType: "partnership", subjectId: pair.id }, big);
      const [row] = await test.inside(big.institutionId, (ctx) =>
        ctx.store.rows<{ endedAt: Date; endReason: string | null }>(
          `SELECT ended_at AS "endedAt", end_reason AS "endReason" FROM app.partnership
           WHERE institution_id = $1 AND id = $2`,
          [pair.id],
        ),
      );
      return row;
    };
    const first = await ended();
    expect(first).toMatchObject({ endReason: null, endedAt: expect.any(Date) });
    expect(await ended()).toEqual(first);
  });
});

describe("waiting for everybody", () => {
  it("ends when the last member has done it, and at once when all have already", async () => {
    const big = await buildScheme(test);
    const shipped = shippedWorkflows().find(
      ({ model, subject }) => model === "one-to-one" && subject === "partnership",
    );
    const definition = structuredClone(shipped!.definition);
    const wait = (what: string, target: string) => [
      {
        id: `wait-${what}`,
        src: { type: "members.wait", params: { for: what } },
        onDone: [{ id: `all-${what}`, target }],
        onError: [{ id: `none-${what}`, target }],
      },
    ];
    const { proposed } = definition.states;
    proposed!.on!["proposal.accepted"] = [
      { id: "counted", actions: [{ type: "ctx.inc", params: { key: "yes" } }] },
    ];
    proposed!.invoke = wait("accepted", "agreeing");
    await test.inside(big.institutionId, (ctx) => publishWorkflow(ctx, big.schemeId, definition));
    const pair = await proposePair(test, big);
    await accept(pair.mentor, pair.id);
    expect((await see(pair.mentor, pair.id)).stage).toBe("proposed");
    await accept(pair.mentee, pair.id);
    await until(async () => (await see(pair.mentor, pair.id)).stage === "agreeing");
    const hash = (await save(pair.mentor, pair.id, agreed(), 0)).agreement!.documentHash;
    expect((await sign(pair.mentor, pair.id, nameOf(pair.mentor), hash)).code).toBeUndefined();
  });
});
