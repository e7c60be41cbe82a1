import type { GuardExpr, GuardInput, Reason, Registry } from "./contract.ts";
import { phrase } from "./phrase.ts";

/**
 * Why an expression refuses; empty when it lets through. `all` gives every reason, `any` the
 * reasons of every alternative, and `not` one reason with code "EXCLUDED".
 */
export function refusalsOf(expr: GuardExpr, input: GuardInput, registry: Registry): Reason[] {
  if ("all" in expr) return expr.all.flatMap((part) => refusalsOf(part, input, registry));
  if ("any" in expr) {
    const reasons: Reason[] = [];
    for (const part of expr.any) {
      const own = refusalsOf(part, input, registry);
      if (own.length === 0) return [];
      reasons.push(...own);
    }
    return expr.any.length > 0 ? reasons : [NO_ALTERNATIVE];
  }
  if ("not" in expr) {
    if (refusalsOf(expr.not, input, registry).length > 0) return [];
    const guards = describeGuard(expr.not, registry, "en");
    return [
      {
        code: "EXCLUDED",
        params: { rule: guards },
        text: {
          en: `Not while this holds: ${guards}`,
          cy: `Nid tra bo hyn yn wir: ${describeGuard(expr.not, registry, "cy")}`,
        },
      },
    ];
  }
  const guard = registry.guards.get(expr.type);
  if (!guard) throw new Error(`No guard "${expr.type}" is registered`);
  const params = expr.params ?? {};
  const verdict = guard.evaluate(input, params);
  if (verdict.ok) return [];
  const { reason } = verdict;
  return [
    {
      ...reason,
      text: reason.text ?? {
        en: `Needed: ${phrase(guard, params, "en")}`,
        cy: `Angenrheidiol: ${phrase(guard, params, "cy")}`,
      },
    },
  ];
}

const NO_ALTERNATIVE: Reason = {
  code: "NO_ALTERNATIVE",
  text: { en: "No rule can let this through", cy: "Ni all unrhyw reol ganiatáu hyn" },
};

const WORDS = {
  en: { all: " and ", any: " or ", not: "not: " },
  cy: { all: " a hefyd ", any: " neu ", not: "nid: " },
};

/** The expression in words, in the language of `locale` (Welsh or else English). */
export function describeGuard(expr: GuardExpr, registry: Registry, locale: string): string {
  const words = locale.startsWith("cy") ? WORDS.cy : WORDS.en;
  const part = (inner: GuardExpr): string => {
    const text = describeGuard(inner, registry, locale);
    return "all" in inner || "any" in inner ? `(${text})` : text;
  };
  if ("all" in expr) return expr.all.map(part).join(words.all);
  if ("any" in expr) return expr.any.map(part).join(words.any);
  if ("not" in expr) {
    const { not } = expr;
    const guard = "type" in not ? registry.guards.get(not.type) : undefined;
    if (!guard?.negative || !("type" in not)) return words.not + part(not);
    return phrase({ ...guard, sentence: guard.negative }, not.params ?? {}, locale);
  }
  const guard = registry.guards.get(expr.type);
  return guard ? phrase(guard, expr.params ?? {}, locale) : expr.type;
}
