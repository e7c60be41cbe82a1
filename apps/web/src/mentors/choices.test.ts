import { describe, expect, test } from "vitest";
import type { Choice } from "./choices.ts";
import { add, move, remove, sameOrder } from "./choices.ts";

const choice = (enrolmentId: string): Choice => ({
  enrolmentId,
  name: enrolmentId,
  unitName: null,
});
const list = (...ids: string[]) => ids.map(choice);
const ids = (choices: readonly Choice[]) => choices.map((one) => one.enrolmentId).join("");

describe("choices in order", () => {
  test("a new one comes last, once, while there is room", () => {
    expect(ids(add(list("a", "b"), choice("c"), 4))).toBe("abc");
    expect(ids(add(list("a", "b"), choice("a"), 4))).toBe("ab");
    expect(ids(add(list("a", "b"), choice("c"), 2))).toBe("ab");
  });

  test("one changes places with its neighbour", () => {
    expect(ids(move(list("a", "b", "c"), "b", -1))).toBe("bac");
    expect(ids(move(list("a", "b", "c"), "b", 1))).toBe("acb");
  });

  test("the first stays first and the last last", () => {
    expect(ids(move(list("a", "b"), "a", -1))).toBe("ab");
    expect(ids(move(list("a", "b"), "b", 1))).toBe("ab");
    expect(ids(move(list("a", "b"), "x", 1))).toBe("ab");
  });

  test("the others close up", () => {
    expect(ids(remove(list("a", "b", "c"), "b"))).toBe("ac");
  });

  test("order counts", () => {
    expect(sameOrder(list("a", "b"), list("a", "b"))).toBe(true);
    expect(sameOrder(list("a", "b"), list("b", "a"))).toBe(false);
    expect(sameOrder(list("a"), list("a", "b"))).toBe(false);
  });
});
