import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { dueAt, type TimerDef } from "./index.ts";

const timeZone = "Europe/London";
const due = (timer: TimerDef, now: string, facts = {}) => dueAt(timer, { now, facts, timeZone });

describe("dueAt", () => {
  it.each([
    ["P7D", "2026-01-10T10:00:00Z", "2026-01-17T10:00:00.000Z"],
    ["P1M", "2026-01-31T10:00:00Z", "2026-02-28T10:00:00.000Z"],
    ["P1M", "2028-01-31T10:00:00Z", "2028-02-29T10:00:00.000Z"],
    ["P1Y2M", "2026-11-30T10:00:00Z", "2028-01-30T10:00:00.000Z"],
    ["PT36H", "2026-01-10T10:00:00Z", "2026-01-11T22:00:00.000Z"],
  ])("%s from %s is %s", (offset, now, expected) => {
    expect(due({ offset }, now)).toBe(expected);
  });

  it("keeps the local time of days and months across a change of the clocks, not of hours", () => {
    expect(due({ offset: "P1D" }, "2026-03-28T12:00:00Z")).toBe("2026-03-29T11:00:00.000Z");
    expect(due({ offset: "PT24H" }, "2026-03-28T12:00:00Z")).toBe("2026-03-29T12:00:00.000Z");
    expect(due({ offset: "P1M" }, "2026-10-10T11:00:00Z")).toBe("2026-11-10T12:00:00.000Z");
  });

  it("sets the local time of day", () => {
    expect(due({ offset: "P1D", at: "09:00" }, "2026-06-01T22:30:15.5Z")).toBe(
      "2026-06-02T08:00:00.000Z",
    );
    // 23:30 UTC in June is already the next day in London.
    expect(due({ offset: "P1D", at: "09:00" }, "2026-06-01T23:30:00Z")).toBe(
      "2026-06-03T08:00:00.000Z",
    );
    // 01:30 does not exist on that morning.
    expect(due({ offset: "P1D", at: "01:30" }, "2026-03-28T12:00:00Z")).toBe(
      "2026-03-29T01:30:00.000Z",
    );
  });

  it("counts from an anchor, forwards and backwards", () => {
    const facts = { partnership: { endsOn: "2026-07-31" } };
    const anchor = "partnership.endsOn";
    const now = "2026-01-01T00:00:00Z";
    expect(due({ offset: "-P1M", anchor, at: "09:00" }, now, facts)).toBe(
      "2026-06-30T08:00:00.000Z",
    );
    expect(due({ offset: "P1D", anchor }, now, facts)).toBe("2026-07-31T23:00:00.000Z");
    const instant = { partnership: { endsOn: "2026-07-31T12:00:00+02:00" } };
    expect(due({ offset: "P0D", anchor }, now, instant)).toBe("2026-07-31T10:00:00.000Z");
  });

  it("is null while the anchor is missing or no date", () => {
    const anchor = "partnership.endsOn";
    for (const partnership of [null, {}, { endsOn: null }, { endsOn: "soon" }, { endsOn: 5 }]) {
      expect(due({ offset: "P1D", anchor }, "2026-01-01T00:00:00Z", { partnership })).toBeNull();
    }
    expect(due({ offset: "P1D", anchor: "constructor.name" }, "2026-01-01T00:00:00Z")).toBeNull();
  });

  it.each([
    ["Friday + 1", "P1D", "2026-01-09", "2026-01-12"],
    ["Friday + 5", "P5D", "2026-01-09", "2026-01-16"],
    ["Monday + 4", "P4D", "2026-01-05", "2026-01-09"],
    ["Saturday + 1", "P1D", "2026-01-10", "2026-01-12"],
    ["Saturday + 0", "P0D", "2026-01-10", "2026-01-12"],
    ["Monday - 1", "-P1D", "2026-01-12", "2026-01-09"],
    ["Sunday - 1", "-P1D", "2026-01-11", "2026-01-09"],
    ["a month that ends on a Saturday", "P1M", "2025-12-10", "2026-01-12"],
  ])("working days: %s", (_, offset, day, expected) => {
    const timer: TimerDef = { offset, anchor: "d", calendar: "working-days", at: "12:00" };
    expect(due(timer, "2026-01-01T00:00:00Z", { d: day })?.slice(0, 10)).toBe(expected);
  });

  it("working days: hours that run into a weekend go on to Monday", () => {
    const timer: TimerDef = { offset: "PT12H", calendar: "working-days" };
    expect(due(timer, "2026-01-09T20:00:00Z")).toBe("2026-01-12T08:00:00.000Z");
  });

  it("working days: n days from a working day have n working days between (any n, any day)", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 400 }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (d, n, back) => {
          const start = DateTime.fromISO("2026-01-01", { zone: timeZone }).plus({ days: d });
          const offset = `${back ? "-" : ""}P${n}D`;
          const timer: TimerDef = { offset, anchor: "d", calendar: "working-days" };
          const facts = { d: start.toISODate() };
          const end = DateTime.fromISO(due(timer, "2026-01-01T00:00:00Z", facts)!, {
            zone: timeZone,
          });
          let count = 0;
          for (let day = start; !day.hasSame(end, "day"); ) {
            day = day.plus({ days: back ? -1 : 1 });
            if (day.weekday <= 5) count += 1;
          }
          expect([count, end.weekday <= 5]).toEqual([n, true]);
        },
      ),
    );
  });

  it("throws on an unknown time zone or a wrong clock", () => {
    const facts = {};
    const now = "2026-01-01T00:00:00Z";
    expect(() => dueAt({ offset: "P1D" }, { now, facts, timeZone: "Mars/Olympus" })).toThrow();
    expect(() => due({ offset: "P1D" }, "yesterday")).toThrow();
  });
});
