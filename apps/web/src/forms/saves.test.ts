import { describe, expect, test } from "vitest";
import type { Sent } from "./saves.ts";
import { saver } from "./saves.ts";

/** A server that answers in turn, and what it was told each draft is based on. */
function server(...answers: Sent[]) {
  const expected: number[] = [];
  const clashes: boolean[] = [];
  const one = saver({
    revision: 3,
    send: async (_, revision) => {
      expected.push(revision);
      return answers[expected.length - 1] ?? { kind: "failed" };
    },
    onClash: (clashing) => clashes.push(clashing),
  });
  return { one, expected, clashes };
}

describe("drafts saved against the revision last seen", () => {
  test("each is based on the one before", async () => {
    const { one, expected } = server(
      { kind: "saved", revision: 4 },
      { kind: "saved", revision: 5 },
    );
    expect(await one.save({ a: "1" })).toBe(true);
    expect(await one.save({ a: "2" })).toBe(true);
    expect(expected).toEqual([3, 4]);
    expect(one.revision()).toBe(5);
  });

  test("a lost connection changes nothing", async () => {
    const { one, expected } = server({ kind: "failed" }, { kind: "saved", revision: 4 });
    expect(await one.save({})).toBe(false);
    expect(await one.save({})).toBe(true);
    expect(expected).toEqual([3, 3]);
  });

  test("after somebody else's saving nothing is sent until the reader decides", async () => {
    const { one, expected, clashes } = server(
      { kind: "clash", revision: 9 },
      { kind: "saved", revision: 10 },
    );
    expect(await one.save({})).toBe(false);
    expect(await one.save({})).toBe(false);
    expect(expected).toEqual([3]);
    one.keep();
    expect(await one.save({})).toBe(true);
    expect(expected).toEqual([3, 9]);
    expect(clashes).toEqual([true, false]);
  });

  test("answers that are given up are never sent", async () => {
    const { one, expected } = server({ kind: "clash", revision: 9 });
    await one.save({});
    one.drop();
    expect(await one.save({})).toBe(true);
    expect(expected).toEqual([3]);
  });
});
