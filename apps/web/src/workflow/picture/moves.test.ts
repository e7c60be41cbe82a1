import { describe, expect, it } from "vitest";
import { neighbour } from "./moves.ts";
import { pathThrough } from "./route.ts";

const at = (x: number, y: number) => ({ x, y, width: 100, height: 40 });
const boxes = new Map([
  ["top", at(0, 0)],
  ["below", at(20, 100)],
  ["beside", at(200, 100)],
  ["last", at(0, 200)],
]);

describe("arrow keys", () => {
  it("go to the nearest step in that direction", () => {
    expect(neighbour(boxes, "top", "down")).toBe("below");
    expect(neighbour(boxes, "below", "right")).toBe("beside");
    expect(neighbour(boxes, "beside", "left")).toBe("below");
    expect(neighbour(boxes, "last", "up")).toBe("below");
  });

  it("stay where nothing follows, and begin at the top", () => {
    expect(neighbour(boxes, "top", "up")).toBeNull();
    expect(neighbour(boxes, null, "down")).toBe("top");
    expect(neighbour(boxes, "gone", "left")).toBe("top");
    expect(neighbour(new Map(), null, "down")).toBeNull();
  });
});

describe("a path", () => {
  it("goes through its points with round corners, none longer than half its line", () => {
    expect(
      pathThrough([
        { x: 0, y: 0 },
        { x: 0, y: 20 },
        { x: 40, y: 20 },
      ]),
    ).toBe("M0 0L0 15Q0 20 5 20L40 20");
    expect(
      pathThrough([
        { x: 0, y: 0 },
        { x: 0, y: 4 },
        { x: 40, y: 4 },
      ]),
    ).toBe("M0 0L0 2Q0 4 5 4L40 4");
  });
});
