import type { ActionType, FactType, GuardType, Registry, WorkflowDefinition } from "../contract.ts";
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
    sentence: words(describe),
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
    sentence: words(`${type}[ {template}][ {form}]`),
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
    fact("round.open", "round", "the round is open", "ROUND_CLOSED"),
    { ...fact("round.fits", "places", "the round fits", "NO_FIT"), v: 2 },
  ]),
  actions: byType(["form.open", "notify.send", "incident.raise", "document.create"].map(action)),
  actors: byType([
    {
      type: "matcher.run",
      v: 1,
      label: words("Match"),
      params: { strategy: { type: "string", label: words("Strategy") } },
      sentence: words("find a match"),
    },
  ]),
  facts: new Map<string, FactType>(
    ["eligible", "trained", "places", "onHold", "partnership", "round"].map(
      (key): [string, FactType] => [
        key,
        {
          key,
          label: words(key),
          subjects: [key === "round" ? "round" : "partnership"],
          fields:
            key === "partnership"
              ? { endsOn: { type: "date", label: words("The end"), samples: ["2027-06-30"] } }
              : { "": { type: "boolean", label: words(key), samples: [true, false] } },
        },
      ],
    ),
  ),
  events: new Map(),
  roles: new Map(["mentor", "mentee", "coordinator", "system"].map((role) => [role, words(role)])),
};

export const goodFacts = { eligible: true, trained: true, places: true, onHold: false };
