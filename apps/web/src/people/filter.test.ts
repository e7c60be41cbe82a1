import { expect, test } from "vitest";
import { filterOf } from "./filter.ts";

test("an address without filters asks for everybody, by name", () => {
  expect(filterOf(new URLSearchParams())).toEqual({
    filter: { role: null, stage: null, search: null, serviceAreaId: null, stuckOnly: null },
    order: "NAME",
  });
});

test("each filter of the address is taken", () => {
  const params = new URLSearchParams(
    "role=MENTEE&stage=invited&search=aske&area=u1&stuck=1&order=SINCE",
  );
  expect(filterOf(params)).toEqual({
    filter: {
      role: "MENTEE",
      stage: "invited",
      search: "aske",
      serviceAreaId: "u1",
      stuckOnly: true,
    },
    order: "SINCE",
  });
});

test("a role or order that doesn't exist is left out", () => {
  const { filter, order } = filterOf(new URLSearchParams("role=DEAN&order=SHOE_SIZE"));
  expect(filter.role).toBeNull();
  expect(order).toBe("NAME");
});
