import type { StateDef, WorkflowDefinition } from "../contract.ts";

/** A state of the partnership by its dotted path. */
export function at(definition: WorkflowDefinition, path: string): StateDef {
  let states: Record<string, StateDef> | undefined = definition.states;
  let found: StateDef | undefined;
  for (const key of path.split(".")) {
    found = states?.[key];
    states = found?.states;
  }
  if (!found) throw new Error(`no state ${path}`);
  return found;
}

/**
 * Its name, the rule that finds it, the place it is found at (the dotted path of a state, or the path
 * of something else with slashes), and what breaks.
 */
export type Fault = [
  name: string,
  rule: string,
  where: string,
  seed: (d: WorkflowDefinition) => void,
];

/** Faults in how the workflow moves. */
export const movementFaults: Fault[] = [
  [
    "a step nothing leads to any more",
    "state-unreachable",
    "manualReview",
    (d) => {
      at(d, "eligibility").always!.pop();
    },
  ],
  [
    "a step only behind a way that is never taken",
    "state-unreachable",
    "manualReview",
    (d) => {
      delete at(d, "eligibility").always![0]!.guard;
    },
  ],
  [
    "a step only behind waiting where nobody waits",
    "state-unreachable",
    "rejected",
    (d) => {
      at(d, "manualReview").always = [{ id: "x", target: "training" }];
    },
  ],
  [
    "a step after a group that is never done",
    "state-unreachable",
    "agreement",
    (d) => {
      at(d, "proposed.mentor.waiting").on!["mentor.accept"]![0]!.target = "waiting";
    },
  ],
  [
    "a step without ways out",
    "dead-end",
    "agreement",
    (d) => {
      delete at(d, "agreement").on;
      delete at(d, "agreement").after;
    },
  ],
  [
    "a step that only reminds",
    "dead-end",
    "registration",
    (d) => {
      delete at(d, "registration").on;
    },
  ],
  [
    "a step that only leads to itself",
    "dead-end",
    "paused",
    (d) => {
      at(d, "paused").on = { resume: [{ id: "x", target: "paused", reenter: true }] };
    },
  ],
  [
    "the end of a group that goes nowhere",
    "dead-end",
    "training.done",
    (d) => {
      delete at(d, "training").onDone;
      delete at(d, "training").on;
    },
  ],
  [
    "parts side by side that nothing leaves",
    "dead-end",
    "active.meetings.ongoing",
    (d) => {
      delete at(d, "active").on;
      delete at(d, "active").after;
    },
  ],
  [
    "two steps that only lead to each other",
    "final-unreachable",
    "closing",
    (d) => {
      at(d, "closing").on = { "closing.done": [{ id: "x", target: "evaluation" }] };
      at(d, "evaluation").on = { "evaluation.done": [{ id: "y", target: "closing" }] };
      delete at(d, "closing").after;
      delete at(d, "evaluation").after;
    },
  ],
  [
    "automatic ways in a circle through a group",
    "eventless-cycle",
    "training.assigned",
    (d) => {
      at(d, "training.assigned").always = [{ id: "x", target: "#training" }];
    },
  ],
  [
    "outside work that may fail unheard",
    "invoke-without-on-error",
    "matching",
    (d) => {
      at(d, "matching").invoke![0]!.onError = [];
    },
  ],
  [
    "an end that waits",
    "final-with-ways-out",
    "proposed.mentor.accepted",
    (d) => {
      at(d, "proposed.mentor.accepted").on = { decline: [{ id: "x" }] };
    },
  ],
  [
    "a part without an end",
    "region-without-final",
    "proposed",
    (d) => {
      delete at(d, "proposed.mentor.accepted").type;
    },
  ],
  [
    "an atomic step with steps inside",
    "state-shape",
    "training",
    (d) => {
      at(d, "training").type = "atomic";
    },
  ],
  [
    "a stage that is not listed",
    "stage-unknown",
    "pool",
    (d) => {
      at(d, "pool").stage = "elsewhere";
    },
  ],
  [
    "a way back from inside",
    "back-invalid",
    "active.review.pending",
    (d) => {
      at(d, "active.review.pending").on = { pause: [{ id: "x", target: "#active.hist" }] };
    },
  ],
  [
    "a way back that begins outside",
    "back-invalid",
    "active.hist",
    (d) => {
      at(d, "active.hist").target = "#pool";
    },
  ],
  [
    "a second way out behind one without a rule",
    "way-shadowed",
    "pool",
    (d) => {
      at(d, "pool").on!.withdraw!.push({ id: "x", target: "rejected" });
    },
  ],
  [
    "a rule that is the only way out",
    "always-without-else",
    "eligibility",
    (d) => {
      at(d, "eligibility").always!.pop();
    },
  ],
  [
    "waiting without a reminder",
    "waiting-without-timer",
    "agreement",
    (d) => {
      delete at(d, "agreement").after;
    },
  ],
];
