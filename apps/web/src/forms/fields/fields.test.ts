import { builtInFields } from "@quad/forms";
import { expect, test } from "vitest";
import { widgetRegistry } from "../widget.ts";
import { builtInWidgets, fieldWidgets } from "./index.ts";

test("every field type of the forms package has a widget, and no widget lacks its type", () => {
  const types = builtInFields.map(({ type }) => type).sort();
  expect([...builtInWidgets.keys()].sort()).toEqual(types);
});

test("two widgets for one type are refused", () => {
  expect(() => widgetRegistry([...fieldWidgets, ...fieldWidgets.slice(0, 1)])).toThrow(/text/);
});
