import { expect, test } from "vitest";
import type { Diagnostic } from "../contract.ts";
import { causesFirst } from "./causes.ts";

const found = (rule: string, severity: Diagnostic["severity"] = "error"): Diagnostic => ({
  ...{ rule, severity, path: [], message: { en: rule }, fix: { en: "Mend it." } },
});

test("what a dead end cuts off is told after the dead end, and warnings last", () => {
  const ordered = causesFirst([
    found("translation-missing", "warning"),
    found("state-unreachable"),
    found("dead-end"),
    found("final-unreachable"),
    found("target-unresolved"),
  ]);
  expect(ordered.map(({ rule }) => rule)).toEqual([
    "dead-end",
    "target-unresolved",
    "state-unreachable",
    "final-unreachable",
    "translation-missing",
  ]);
});
