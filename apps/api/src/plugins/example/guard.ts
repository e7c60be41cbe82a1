import type { GuardType } from "@quad/workflow";

/**
 * Lets through once something has been counted often enough (`ctx.inc` counts). A guard is pure: it
 * sees facts, the instance's memory and the event, and nothing else; it never throws. `reads` names
 * the facts that it looks at, here none. The refusal says what is missing, to whoever tried.
 */
export const countAtLeast: GuardType = {
  type: "example.countAtLeast",
  v: 1,
  label: { en: "Counted often enough", cy: "Wedi'i gyfrif ddigon o weithiau" },
  params: {
    key: {
      type: "string",
      required: true,
      label: { en: "What is counted", cy: "Beth a gyfrifir" },
    },
    count: {
      type: "integer",
      required: true,
      minimum: 1,
      label: { en: "How often", cy: "Sawl gwaith" },
    },
  },
  reads: [],
  sentence: {
    en: "“{key}” was counted at least {count} times",
    cy: "mae “{key}” wedi'i gyfrif o leiaf {count} gwaith",
  },
  negative: {
    en: "“{key}” was counted fewer than {count} times",
    cy: "mae “{key}” wedi'i gyfrif lai na {count} gwaith",
  },
  evaluate({ context }, { key, count }) {
    const value = context[String(key)];
    const missing = Number(count) - (typeof value === "number" ? value : 0);
    if (missing <= 0) return { ok: true };
    return {
      ok: false,
      reason: {
        code: "example.tooFew",
        params: { missing },
        text: {
          en: `Still needed first: ${missing} more.`,
          cy: `Angen o hyd yn gyntaf: ${missing} arall.`,
        },
      },
    };
  },
};
