import { compile } from "../compile.ts";
import type { Facts, Json, Registry, WorkflowDefinition } from "../contract.ts";

const words = (en: string, cy = en) => ({ en, cy });

interface Pair {
  members: number;
  accepted: number;
  replyBy: string | null;
  endedOn: string | null;
  today: string;
  hasPlace: boolean;
}

const pairOf = (facts: Facts): Pair => facts.pair as unknown as Pair;
const change = (facts: Facts, some: Partial<Pair>): Facts => ({
  ...facts,
  pair: { ...pairOf(facts), ...some } as unknown as Json,
});

const dated = (label: string, sample: Json) => ({
  type: "date" as const,
  label: words(label),
  samples: [sample],
});

/** Plugins that say what becomes of the facts, for simulations. */
export const pairRegistry: Registry = {
  guards: new Map([
    [
      "pair.allAccepted",
      {
        type: "pair.allAccepted",
        v: 1,
        label: words("Both have accepted"),
        params: {},
        sentence: words("both have accepted", "mae'r ddau wedi derbyn"),
        reads: ["pair"],
        evaluate: ({ facts }) =>
          pairOf(facts).accepted >= pairOf(facts).members
            ? { ok: true }
            : { ok: false, reason: { code: "MISSING" } },
      },
    ],
    [
      "pair.place",
      {
        type: "pair.place",
        v: 1,
        label: words("There is a place"),
        params: {},
        sentence: words("there is a place", "mae lle"),
        reads: ["pair"],
        evaluate: ({ facts }) =>
          pairOf(facts).hasPlace ? { ok: true } : { ok: false, reason: { code: "FULL" } },
      },
    ],
  ]),
  actions: new Map([
    [
      "pair.end",
      {
        type: "pair.end",
        v: 1,
        label: words("End it"),
        params: {},
        sentence: words("end the partnership today"),
        idempotency: "transaction",
        simulate: (facts: Facts) => change(facts, { endedOn: pairOf(facts).today }),
      },
    ],
    [
      "letter.send",
      {
        type: "letter.send",
        v: 1,
        label: words("Send a letter"),
        params: {},
        sentence: words("send a letter"),
        idempotency: "key",
      },
    ],
  ]),
  actors: new Map([
    [
      "pair.find",
      {
        type: "pair.find",
        v: 1,
        label: words("Find a room"),
        params: {},
        sentence: words("find a room"),
        simulate: (facts: Facts) => change(facts, { hasPlace: true }),
      },
    ],
  ]),
  facts: new Map([
    [
      "pair",
      {
        key: "pair",
        label: words("The pair"),
        subjects: ["partnership" as const],
        fields: {
          members: { type: "integer" as const, label: words("Members"), samples: [2] },
          accepted: { type: "integer" as const, label: words("Accepted"), samples: [0, 1, 2] },
          replyBy: dated("The last day to answer", "P10D"),
          endedOn: dated("Ended on", null),
          today: { ...dated("Today", null), clock: true },
          hasPlace: { type: "boolean" as const, label: words("Place"), samples: [true, false] },
        },
      },
    ],
  ]),
  events: new Map([
    [
      "proposal.accepted",
      {
        type: "proposal.accepted",
        label: words("A partner accepts"),
        subject: "partnership" as const,
        by: ["member"],
        simulate: (facts: Facts) => change(facts, { accepted: pairOf(facts).accepted + 1 }),
      },
    ],
  ]),
  roles: new Map([
    ["member", words("a member", "aelod")],
    ["coordinator", words("a coordinator", "cydlynydd")],
  ]),
};

/** Proposed, a room looked for, met, over: one of everything that a simulation has to follow. */
export const pair: WorkflowDefinition = {
  format: "wf-def/1",
  key: "pair",
  subject: "partnership",
  initial: "proposed",
  uses: {},
  events: {
    "proposal.accepted": { label: words("Accepted", "Derbyniwyd"), by: ["member"] },
    extend: {
      label: words("Extended", "Estynnwyd"),
      by: ["coordinator"],
      payload: {
        type: "object",
        properties: { weeks: { type: "integer", minimum: 1, maximum: 4 } },
        required: ["weeks"],
        additionalProperties: false,
      },
    },
    close: { label: words("Closed", "Caewyd"), by: ["member"], confirm: true },
  },
  timers: {
    reminder: { offset: "-P3D", anchor: "pair.replyBy", at: "09:00" },
    lapse: { offset: "P1D", anchor: "pair.replyBy" },
    meeting: { offset: "P1M" },
  },
  states: {
    proposed: {
      uid: "u-proposed",
      label: words("Proposed", "Cynigiwyd"),
      on: {
        "proposal.accepted": [
          { id: "w-all", guard: { type: "pair.allAccepted" }, target: "finding" },
          { id: "w-one", actions: [{ type: "ctx.inc", params: { key: "accepted" } }] },
        ],
      },
      after: {
        reminder: [{ id: "w-remind", actions: [{ type: "letter.send" }] }],
        lapse: [{ id: "w-lapse", target: "lapsed" }],
      },
    },
    finding: {
      uid: "u-finding",
      label: words("Finding a room", "Dod o hyd i ystafell"),
      invoke: [
        {
          id: "room",
          src: { type: "pair.find" },
          onDone: [{ id: "w-found", guard: { type: "pair.place" }, target: "meeting" }],
          onError: [{ id: "w-none", target: "lapsed" }],
        },
      ],
    },
    meeting: {
      uid: "u-meeting",
      label: words("Meeting", "Cyfarfod"),
      on: {
        extend: [{ id: "w-extend", target: "meeting", reenter: true }],
        close: [{ id: "w-close", target: "over" }],
      },
      after: { meeting: [{ id: "w-meet", target: "over" }] },
    },
    over: {
      uid: "u-over",
      label: words("Over", "Ar ben"),
      type: "final",
      entry: [{ type: "pair.end" }],
    },
    lapsed: { uid: "u-lapsed", label: words("Lapsed", "Wedi mynd heibio"), type: "final" },
  },
};

export const compiledPair = compile(pair, pairRegistry);
