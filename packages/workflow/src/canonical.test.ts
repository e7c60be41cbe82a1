import { expect, it } from "vitest";
import { canonical } from "./index.ts";
import { oneToOne } from "./testing/one-to-one.ts";

it("the canonical text leaves out the layout and keeps all meaning", () => {
  expect(canonical({ ...oneToOne, layout: { pool: [1, 2] } })).toBe(canonical(oneToOne));
  expect(JSON.parse(canonical(oneToOne))).toEqual(oneToOne);
  expect(canonical({ ...oneToOne, initial: "pool" })).not.toBe(canonical(oneToOne));
});
