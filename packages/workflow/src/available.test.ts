import { describe, expect, it } from "vitest";
import { example, step as state } from "./check/example.ts";
import { available, type Facts, maySend, type Stepped } from "./index.ts";
import { goodFacts, oneToOne } from "./testing/one-to-one.ts";
import { after, partnership, toProposed } from "./testing/stepping.ts";

describe("available", () => {
  const names = (from: Stepped, roles: string[], facts: Facts = goodFacts) =>
    available(partnership, from.snapshot, facts, roles).map(({ event: name, allowed }) => [
      name,
      allowed,
    ]);

  it("lists what the roles may send here", () => {
    const proposed = after(toProposed);
    expect(names(proposed, ["mentor"])).toEqual([
      ["decline", true],
      ["mentor.accept", true],
    ]);
    expect(names(proposed, ["mentee"])).toEqual([
      ["decline", true],
      ["mentee.accept", true],
    ]);
    expect(names(proposed, ["stranger"])).toEqual([]);
  });

  it("says why not when a rule refuses", () => {
    const pool = after(["form.submitted", "training.started", "training.completed"]);
    const [entry] = available(partnership, pool.snapshot, { places: false }, ["coordinator"]);
    expect(entry).toMatchObject({
      event: "match.run",
      label: { en: "Run the matching" },
      allowed: false,
      reasons: [{ transitionId: "t21", code: "FULL" }],
    });
  });

  it("is empty at the end", () => {
    expect(names(after(["withdraw"]), ["mentee", "coordinator"])).toEqual([]);
  });
});

describe("maySend", () => {
  it("lets only the named roles send, and nobody where none is named", () => {
    expect(maySend(oneToOne, "withdraw", ["mentor", "mentee"])).toBe(true);
    expect(maySend(oneToOne, "withdraw", ["mentor"])).toBe(false);
    expect(maySend(oneToOne, "training.completed", ["system"])).toBe(true);
    expect(maySend(oneToOne, "toString", ["mentee"])).toBe(false);
    const open = example({ events: { a: {} }, states: { open: state("a") } });
    expect(maySend(open, "a", ["mentee", "system"])).toBe(false);
  });
});
