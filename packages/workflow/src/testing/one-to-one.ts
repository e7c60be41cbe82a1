import type { ActionType, GuardType, Registry, WorkflowDefinition } from "../contract.ts";
import json from "./one-to-one.json" with { type: "json" };

/** A partnership from registration to evaluation: 30 states, parallel parts, history, timers. */
export const oneToOne = json as unknown as WorkflowDefinition;

const words = (en: string) => ({ en, cy: en });

/** A guard that lets through when the fact of this name is true. */
function fact(type: string, key: string, describe: string, code: string): GuardType {
  return {
    type,
    v: 1,
    label: words(describe),
    params: {
      rule: { type: "string", label: words("Rule") },
      course: { type: "string", label: words("Course") },
    },
    reads: [key],
    describe: () => describe,
    evaluate: ({ facts }) => (facts[key] === true ? { ok: true } : { ok: false, reason: { code } }),
  };
}

function action(type: string): ActionType {
  return {
    type,
    v: 1,
    label: words(type),
    params: {
      template: { type: "string", label: words("Text") },
      to: { type: "string", label: words("To") },
      form: { type: "string", label: words("Form") },
    },
    describe: (params) => `${type} ${params.template ?? params.form ?? ""}`.trim(),
    idempotency: "key",
  };
}

const byType = <T extends { type: string }>(types: T[]): Map<string, T> =>
  new Map(types.map((type) => [type.type, type]));

export const oneToOneRegistry: Registry = {
  guards: byType([
    fact("eligibility.passes", "eligible", "the rules of eligibility are met", "NOT_ELIGIBLE"),
    fact("training.done", "trained", "the course is done", "NOT_TRAINED"),
    fact("capacity.left", "places", "places are left", "FULL"),
    fact("flags.onHold", "onHold", "the person is on hold", "NOT_ON_HOLD"),
  ]),
  actions: byType(["form.open", "notify.send", "incident.raise", "document.create"].map(action)),
  actors: byType([
    {
      type: "matcher.run",
      v: 1,
      label: words("Match"),
      params: { strategy: { type: "string", label: words("Strategy") } },
      describe: () => "find a match",
    },
  ]),
  facts: new Set(["eligible", "trained", "places", "onHold", "partnership"]),
};

export const goodFacts = { eligible: true, trained: true, places: true, onHold: false };
