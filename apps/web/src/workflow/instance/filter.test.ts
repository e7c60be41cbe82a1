import { describe, expect, it } from "vitest";
import { filterOf } from "./filter.ts";

const of = (query: string) => filterOf(new URLSearchParams(query));

describe("the filter of an address", () => {
  it("takes what it knows", () => {
    expect(of("version=2&step=pool&status=DONE&search=ann+lee")).toEqual({
      version: 2,
      stepUid: "pool",
      status: "DONE",
      search: "ann lee",
    });
  });

  it("leaves out what it doesn't", () => {
    const nothing = { version: null, stepUid: null, status: null, search: null };
    expect(of("")).toEqual(nothing);
    expect(of("version=-1&status=nowhere&step=&search=")).toEqual(nothing);
    expect(of("version=1.5")).toEqual(nothing);
  });
});
