import { expect, test } from "vitest";
import { unitsInOrder } from "./units.ts";

test("units stand below the one they belong to, by name", () => {
  const units = [
    { id: "payroll", name: "Payroll", parentId: "finance" },
    { id: "finance", name: "Finance", parentId: "root" },
    { id: "estates", name: "Estates", parentId: "root" },
    { id: "root", name: "University", parentId: null },
  ];
  expect(unitsInOrder(units).map(({ label }) => label)).toEqual([
    "University",
    "\u2003Estates",
    "\u2003Finance",
    "\u2003\u2003Payroll",
  ]);
});

test("a unit whose parent the reader doesn't see stands at the top", () => {
  expect(unitsInOrder([{ id: "a", name: "A", parentId: "hidden" }])).toEqual([
    { value: "a", label: "A" },
  ]);
});
