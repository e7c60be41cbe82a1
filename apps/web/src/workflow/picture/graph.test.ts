import { describe, expect, it } from "vitest";
import { graphOf, idAt } from "./graph.ts";
import { noTypes, plainWords, sample } from "./sample.ts";

const graph = graphOf(sample, noTypes, "en", plainWords);
const way = (id: string) => graph.ways.find((one) => one.id === id);

describe("a definition as a picture", () => {
  it("has every step once, parents first, with what it is", () => {
    expect(graph.steps.map(({ uid, parentUid, kind }) => [uid, parentUid, kind])).toEqual([
      ["u-proposed", null, "step"],
      ["u-active", null, "side-by-side"],
      ["u-work", "u-active", "group"],
      ["u-going", "u-work", "step"],
      ["u-resting", "u-work", "step"],
      ["u-concern", "u-active", "group"],
      ["u-none", "u-concern", "step"],
      ["u-hist", "u-active", "back"],
      ["u-paused", null, "step"],
      ["u-ended", null, "end"],
    ]);
    expect(graph.steps.filter(({ begins }) => begins).map(({ uid }) => uid)).toEqual([
      "u-proposed",
      "u-going",
      "u-none",
    ]);
  });

  it("puts few words on an arrow: what happens, the rule, or the author's own name for it", () => {
    expect(way("w-accept")).toMatchObject({ toUid: "u-active", text: "Accept, if all.accepted" });
    expect(way("w-wait")).toMatchObject({ toUid: "u-ended", text: "Accept, otherwise" });
    expect(way("w-lapse")?.text).toBe("Nobody answered");
    expect(way("w-resume")).toMatchObject({ fromUid: "u-paused", toUid: "u-hist" });
    expect(way("w-accept")?.sentence).toContain("go to “Active”");
  });

  it("shows a way that stays as a mark on its step, not as an arrow", () => {
    expect(way("w-remind")).toBeUndefined();
    const [proposed] = graph.steps;
    expect(proposed?.reminders).toHaveLength(1);
    expect(proposed?.reminders[0]).toContain("14 days");
  });

  it("speaks the language asked for", () => {
    const welsh = graphOf(sample, noTypes, "cy", plainWords);
    expect(welsh.steps[0]?.label).toBe("Cynigiwyd");
    expect(welsh.ways[0]?.text).toBe("Derbyn, if all.accepted");
  });

  it("leaves out an arrow to nowhere, and stands", () => {
    const broken = structuredClone(sample);
    broken.states.paused!.on!.resume![0]!.target = "nowhere";
    const drawn = graphOf(broken, noTypes, "en", plainWords);
    expect(drawn.ways.some(({ id }) => id === "w-resume")).toBe(false);
  });
});

describe("the step or way at a place of a definition", () => {
  it("is the innermost one that the path leads through", () => {
    expect(idAt(sample, ["states", "proposed", "on", "accept", "0", "guard"])).toBe("w-accept");
    expect(idAt(sample, ["states", "active", "states", "work"])).toBe("u-work");
    expect(idAt(sample, ["states", "proposed", "label"])).toBe("u-proposed");
    expect(idAt(sample, ["events", "accept"])).toBeNull();
  });
});
