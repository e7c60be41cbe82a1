import type {
  EventType,
  FactType,
  GuardType,
  Registry,
  StateDef,
  TransitionDef,
  WorkflowDefinition,
} from "../contract.ts";

const words = (en: string) => ({ en, cy: en });

/** What the examples of the rules are checked against: a few of everything. */
export const exampleRegistry: Registry = {
  guards: new Map<string, GuardType>([
    [
      "places.left",
      {
        type: "places.left",
        v: 1,
        label: words("Places left"),
        params: { atLeast: { type: "integer", label: words("At least"), minimum: 1 } },
        reads: ["places"],
        sentence: words("places are left"),
        negative: words("no places are left"),
        evaluate: ({ facts }) =>
          Number(facts.places ?? 0) > 0 ? { ok: true } : { ok: false, reason: { code: "FULL" } },
      },
    ],
    [
      "course.done",
      {
        type: "course.done",
        v: 2,
        label: words("Course done"),
        params: {},
        reads: [],
        sentence: words("the course is done"),
        evaluate: () => ({ ok: true }),
      },
    ],
  ]),
  actions: new Map([
    [
      "letter.send",
      {
        type: "letter.send",
        v: 1,
        label: words("Send a letter"),
        params: { template: { type: "string", required: true, label: words("Letter") } },
        sentence: words("send {template}"),
        idempotency: "key",
      },
    ],
  ]),
  actors: new Map([
    [
      "matcher.run",
      {
        type: "matcher.run",
        v: 1,
        label: words("Match"),
        params: {},
        sentence: words("run the matching"),
      },
    ],
  ]),
  facts: new Map<string, FactType>([
    [
      "places",
      {
        key: "places",
        label: words("Places"),
        subjects: ["enrolment"],
        fields: { "": { type: "integer", label: words("Places left"), samples: [1, 0] } },
      },
    ],
    [
      "partnership",
      {
        key: "partnership",
        label: words("Partnership"),
        subjects: ["partnership"],
        fields: {
          endsOn: { type: "date", label: words("The planned end"), samples: ["2027-06-30"] },
        },
      },
    ],
  ]),
  events: new Map<string, EventType>([
    [
      "place.found",
      {
        type: "place.found",
        label: words("Place found"),
        subject: "enrolment",
        by: ["system"],
      },
    ],
  ]),
  roles: new Map(["mentor", "mentee", "coordinator", "system"].map((role) => [role, words(role)])),
};

type Overrides = Partial<Omit<WorkflowDefinition, "states">> & {
  states: Record<string, StateDef>;
};

/** A whole definition around some states: it starts at "open" and declares event "go". */
export function example(parts: Overrides): WorkflowDefinition {
  return {
    format: "wf-def/1",
    key: "example",
    subject: "enrolment",
    initial: "open",
    uses: {},
    events: { go: { label: words("Go"), by: ["mentee"] } },
    timers: { late: { offset: "P7D" } },
    ...parts,
  };
}

/** A labelled state whose uid is its label. */
export function step(uid: string, parts: Omit<StateDef, "uid"> = {}): StateDef {
  return { uid, label: words(uid), ...parts };
}

export const end = (uid = "closed"): StateDef => step(uid, { type: "final" });

/** One way out; without a target the state stays. */
export function to(
  id: string,
  target?: string,
  parts: Partial<TransitionDef> = {},
): TransitionDef[] {
  return [{ id, ...(target !== undefined && { target }), ...parts }];
}
