import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pieces, rowAfter, rowByLetters } from "./moving.ts";

describe("keys", () => {
  test.each([
    ["ArrowDown", 3, 4],
    ["ArrowUp", 3, 2],
    ["PageDown", 3, 13],
    ["PageUp", 13, 3],
    ["PageUp", 3, 0],
    ["PageDown", 25, 29],
    ["Home", 12, 0],
    ["End", 12, 29],
  ])("%s leads from row %i to row %i of 30", (key, from, to) => {
    expect(rowAfter(30, from, key)).toBe(to);
  });

  test("lead nowhere past the ends, in an empty list, and when they are other keys", () => {
    expect(rowAfter(30, 29, "ArrowDown")).toBeUndefined();
    expect(rowAfter(30, 0, "ArrowUp")).toBeUndefined();
    expect(rowAfter(0, -1, "Home")).toBeUndefined();
    expect(rowAfter(30, 3, "x")).toBeUndefined();
  });
});

describe("letters", () => {
  const names = ["Aled", "Dilys", "Mbali", "Dafydd", "Owen"];
  test("lead to the next name that begins so, and from the last to the first", () => {
    expect(rowByLetters(names, 0, "d")).toBe(1);
    expect(rowByLetters(names, 1, "d")).toBe(3);
    expect(rowByLetters(names, 3, "d")).toBe(1);
    expect(rowByLetters(names, 4, "M")).toBe(2);
  });
  test("that go on from others stay with a name that still fits", () => {
    expect(rowByLetters(names, 1, "di")).toBe(1);
    expect(rowByLetters(names, 1, "da")).toBe(3);
  });
  test("that no name begins with lead nowhere", () => {
    expect(rowByLetters(names, 1, "z")).toBeUndefined();
    expect(rowByLetters([], -1, "a")).toBeUndefined();
  });
});

test("rows and gaps together are the whole list, in order; what is in sight and what is kept is drawn", () => {
  const part = fc.integer({ min: -20, max: 220 });
  fc.assert(
    fc.property(fc.nat(200), part, part, part, (count, a, b, kept) => {
      const sight = { first: Math.min(a, b), last: Math.max(a, b) };
      let next = 0;
      const drawn = new Set<number>();
      for (const piece of pieces(count, sight, kept)) {
        if ("row" in piece) {
          expect(piece.row).toBe(next);
          drawn.add(piece.row);
          next += 1;
        } else {
          expect(piece.gap).toBeGreaterThan(0);
          next += piece.gap;
          expect(piece.before).toBe(next);
        }
      }
      expect(next).toBe(count);
      for (let row = 0; row < count; row += 1) {
        const wanted = (row >= sight.first && row <= sight.last) || row === kept;
        expect(drawn.has(row)).toBe(wanted);
      }
    }),
  );
});
