import ELK from "elkjs/lib/elk.bundled.js";
import { describe, expect, it } from "vitest";
import { graphOf } from "./graph.ts";
import { type Box, elkGraph, handPlaces, labelSize, placed, readLayout, sizeOf } from "./layout.ts";
import { noTypes, plainWords, sample } from "./sample.ts";

const graph = graphOf(sample, noTypes, "en", plainWords);
const laid = readLayout(await new ELK().layout(elkGraph(graph)));

const box = (uid: string, { boxes } = laid): Box => boxes.get(uid)!;
const absolute = (uid: string): Box => {
  const { parentUid } = graph.steps.find((step) => step.uid === uid)!;
  const own = box(uid);
  if (parentUid === null) return own;
  const around = absolute(parentUid);
  return { ...own, x: own.x + around.x, y: own.y + around.y };
};

describe("the layout", () => {
  it("gives every step a place inside of the group around it", () => {
    for (const { uid, parentUid } of graph.steps) {
      const { x, y, width, height } = box(uid);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      if (parentUid === null) continue;
      const outer = box(parentUid);
      expect(x + width, uid).toBeLessThanOrEqual(outer.width);
      expect(y + height, uid).toBeLessThanOrEqual(outer.height);
    }
  });

  it("lets no two steps of a group overlap", () => {
    for (const a of graph.steps) {
      for (const b of graph.steps) {
        if (a.uid >= b.uid || a.parentUid !== b.parentUid) continue;
        const [p, q] = [box(a.uid), box(b.uid)];
        const apart =
          p.x + p.width <= q.x ||
          q.x + q.width <= p.x ||
          p.y + p.height <= q.y ||
          q.y + q.height <= p.y;
        expect(apart, `${a.uid} and ${b.uid}`).toBe(true);
      }
    }
  });

  it("leads each arrow from the edge of one step to the edge of another, with its words on it", () => {
    for (const { id, fromUid, toUid } of graph.ways) {
      const route = laid.routes.get(id)!;
      const [from, to] = [absolute(fromUid), absolute(toUid)];
      const start = route.points[0]!;
      const end = route.points.at(-1)!;
      expect(start.x, id).toBeGreaterThanOrEqual(from.x - 1);
      expect(start.x, id).toBeLessThanOrEqual(from.x + from.width + 1);
      expect([from.y, from.y + from.height].some((y) => Math.abs(y - start.y) < 1.5)).toBe(true);
      expect(
        [to.y, to.y + to.height].some((y) => Math.abs(y - end.y) < 1.5),
        id,
      ).toBe(true);
      expect(route.label, id).not.toBeNull();
    }
  });

  it("puts parts that run at the same time side by side", () => {
    const [work, concern] = [box("u-work"), box("u-concern")];
    expect(work.x + work.width <= concern.x || concern.x + concern.width <= work.x).toBe(true);
  });
});

describe("places chosen by hand", () => {
  it("are read from the definition; what isn't a place is left out", () => {
    const layout = { a: { x: 1, y: 2 }, b: { x: "1", y: 2 }, c: null };
    expect([...handPlaces(layout)]).toEqual([["a", { x: 1, y: 2 }]]);
    expect(handPlaces(undefined).size).toBe(0);
    expect(handPlaces([1]).size).toBe(0);
  });

  it("hold, while the arrows that touch a moved step are drawn anew", () => {
    const moved = placed(graph, laid, new Map([["u-paused", { x: 900, y: 5 }]]));
    expect(box("u-paused", moved)).toMatchObject({ x: 900, y: 5 });
    expect(moved.routes.has("w-resume")).toBe(false);
    expect(moved.routes.has("w-pause")).toBe(false);
    expect(moved.routes.has("w-lapse")).toBe(true);
    expect(box("u-ended", moved)).toEqual(box("u-ended"));
  });

  it("make the group around a step grow", () => {
    const moved = placed(graph, laid, new Map([["u-going", { x: 400, y: 300 }]]));
    const { width, height } = box("u-going");
    expect(box("u-work", moved).width).toBeGreaterThanOrEqual(400 + width);
    expect(box("u-active", moved).height).toBeGreaterThan(300 + height);
    expect(moved.routes.has("w-close")).toBe(false);
  });
});

describe("sizes", () => {
  it("grow with the words", () => {
    expect(sizeOf({ label: "Pool" }).height).toBe(36);
    expect(sizeOf({ label: "The coordinator decides about it" }).height).toBeGreaterThan(36);
    expect(labelSize("Accept").width).toBeLessThan(60);
    expect(labelSize("Raise a concern with the coordinator of the scheme").height).toBe(47);
  });
});
