import { describe, expect, it } from "vitest";
import { goodFacts, oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";
import { at, movementFaults } from "../testing/seeded-faults.ts";
import { structureFaults } from "../testing/seeded-structure-faults.ts";
import { check } from "./index.ts";

describe("seeded faults in a whole partnership", () => {
  it("without one it has no errors", () => {
    const found = check(oneToOne, oneToOneRegistry);
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(Object.keys(goodFacts).every((key) => oneToOneRegistry.facts.has(key))).toBe(true);
  });

  it.each([...structureFaults, ...movementFaults])("%s: %s at %s", (_, rule, where, seed) => {
    const definition = structuredClone(oneToOne);
    const { uid } = at(definition, where);
    seed(definition);
    const places = check(definition, oneToOneRegistry).filter((found) => found.rule === rule);
    expect(places.map((found) => found.uid)).toContain(uid);
    expect(
      check(oneToOne, oneToOneRegistry).filter((f) => f.rule === rule && f.uid === uid),
    ).toEqual([]);
  });
});
