import type { CriterionType, Matcher, Registry } from "./contract.ts";
import { MatchingError } from "./error.ts";

function byType<T extends { type: string }>(kind: string, items: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    if (found.has(item.type)) {
      throw new MatchingError("DUPLICATE_TYPE", `Two ${kind} are called "${item.type}"`, [
        item.type,
      ]);
    }
    found.set(item.type, item);
  }
  return found;
}

/** Throws `MatchingError` "DUPLICATE_TYPE" when two criteria or two matchers share a type. */
export function registry(
  criteria: readonly CriterionType[],
  matchers: readonly Matcher[],
): Registry {
  return { criteria: byType("criteria", criteria), matchers: byType("matchers", matchers) };
}
