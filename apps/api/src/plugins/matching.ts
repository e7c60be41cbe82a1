import { type CriterionType, type Registry, registry } from "@quad/matching";
import { matchingPart as core } from "./core/matching.ts";
import type { MatchingPart } from "./plugin.ts";

/**
 * The part for matching of each plugin that ships. It runs in a thread of its own, so that a plugin
 * keeps it in its `matching.ts`, pure and without anything of the product around it, and takes it
 * from there itself.
 */
export const matchingParts: readonly MatchingPart[] = [core];

export const registryFrom = (parts: readonly MatchingPart[]): Registry =>
  registry(
    parts.flatMap((part) => (part.criteria ?? []) as readonly CriterionType[]),
    parts.flatMap((part) => part.matchers ?? []),
  );
