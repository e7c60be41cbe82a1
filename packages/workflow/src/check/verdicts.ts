import { builtInActions } from "../builtins.ts";
import type { GuardExpr, Ref } from "../contract.ts";
import type { Way } from "../model.ts";
import type { Choice } from "./choices.ts";
import type { Moves } from "./moves.ts";

/**
 * By rule: whether it lets through. Facts don't change within a step, and so verdicts don't, unless an
 * action makes a note of something.
 */
export type Verdicts = ReadonlyMap<string, boolean>;

type Literal = readonly [rule: string, holds: boolean];

/** What must be so for an expression to hold (or not to), as far as it is one thing after another. */
function literals(expr: GuardExpr, holds: boolean): Literal[] {
  if ("not" in expr) return literals(expr.not, !holds);
  if ("all" in expr && (holds || expr.all.length === 1)) {
    return expr.all.flatMap((part) => literals(part, holds));
  }
  if ("any" in expr && (!holds || expr.any.length === 1)) {
    return expr.any.flatMap((part) => literals(part, holds));
  }
  return [[JSON.stringify(expr), holds]];
}

/** What a choice adds to verdicts; undefined when a rule would have to hold and to refuse. */
export type Judge = (verdicts: Verdicts, choice: Choice) => Verdicts | undefined;

export function createJudge(): Judge {
  const known = {
    holding: new Map<GuardExpr, Literal[]>(),
    refusing: new Map<GuardExpr, Literal[]>(),
  };
  const literalsOf = (expr: GuardExpr, holds: boolean): Literal[] => {
    const cache = holds ? known.holding : known.refusing;
    const found = cache.get(expr) ?? literals(expr, holds);
    cache.set(expr, found);
    return found;
  };
  return (verdicts, { ways, refused }) => {
    let next: Map<string, boolean> | undefined;
    for (const [list, holds] of [[ways, true] as const, [refused, false] as const]) {
      for (const { def } of list) {
        if (!def.guard) continue;
        next ??= new Map(verdicts);
        for (const [rule, own] of literalsOf(def.guard, holds)) {
          if ((next.get(rule) ?? own) !== own) return undefined;
          next.set(rule, own);
        }
      }
    }
    return next ?? verdicts;
  };
}

export const keyOfVerdicts = (verdicts: Verdicts): string =>
  verdicts.size === 0 ? "" : JSON.stringify([...verdicts].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether ways that enter these states make a note that a rule might read. */
export function remembers({ nodes }: Moves): (ways: readonly Way[], entered: number[]) => boolean {
  const notes = (refs: Ref[] | undefined): boolean =>
    (refs ?? []).some(({ type }) => builtInActions.has(type));
  const onEntry = nodes.map(({ def }) => notes(def.entry));
  const onExit = nodes.some(({ def }) => notes(def.exit));
  return (ways, entered) =>
    onExit || ways.some(({ def }) => notes(def.actions)) || entered.some((node) => onEntry[node]);
}
