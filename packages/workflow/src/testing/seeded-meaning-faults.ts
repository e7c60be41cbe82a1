import { at, type Fault } from "./seeded-faults.ts";

/** Faults in who acts, in what is known, and in time. */
export const meaningFaults: Fault[] = [
  [
    "an event that is not in the list",
    "event-undeclared",
    "pool",
    (d) => {
      at(d, "pool").on!["match.ran"] = at(d, "pool").on!["match.run"]!;
      delete at(d, "pool").on!["match.run"];
    },
  ],
  [
    "a reminder that nobody has set",
    "timer-unknown",
    "registration",
    (d) => {
      delete d.timers!.regReminder;
    },
  ],
  [
    "a deadline of no length",
    "timer-not-positive",
    "timers/offerExpiry",
    (d) => {
      d.timers!.offerExpiry!.offset = "P0D";
    },
  ],
  [
    "a reminder before its step begins",
    "timer-not-positive",
    "timers/regReminder",
    (d) => {
      d.timers!.regReminder!.offset = "-P7D";
    },
  ],
  [
    "a date of a thing nobody knows",
    "fact-unknown",
    "timers/endOfTerm",
    (d) => {
      d.timers!.endOfTerm = { offset: "P0D", anchor: "scheme.endsOn" };
    },
  ],
  [
    "a date misspelt",
    "anchor-no-date",
    "timers/endOfTerm",
    (d) => {
      d.timers!.endOfTerm = { offset: "P0D", anchor: "partnership.endOn" };
    },
  ],
  [
    "counting from a yes or no",
    "anchor-no-date",
    "timers/endOfTerm",
    (d) => {
      d.timers!.endOfTerm = { offset: "P0D", anchor: "trained" };
    },
  ],
  [
    "a rule about something else than a partnership",
    "fact-elsewhere",
    "pool",
    (d) => {
      at(d, "pool").on!["match.run"]![0]!.guard = { not: { type: "round.open" } };
    },
  ],
  [
    "a rule of a kind that has been replaced",
    "type-retired",
    "pool",
    (d) => {
      at(d, "pool").on!["match.run"]![0]!.guard = { all: [{ type: "round.fits", v: 1 }] };
    },
  ],
  [
    "an event that nobody may send",
    "event-without-sender",
    "events/staff.approve",
    (d) => {
      d.events["staff.approve"]!.by = [];
    },
  ],
  [
    "an event left to the system, which never sends it",
    "event-never-sent",
    "events/agreement.signed",
    (d) => {
      d.events["agreement.signed"]!.by = ["system"];
    },
  ],
  [
    "an event of a role that is misspelt",
    "role-unknown",
    "events/withdraw/by/0",
    (d) => {
      d.events.withdraw!.by = ["mentees"];
    },
  ],
  [
    "more steps than one can follow",
    "too-big",
    "states",
    (d) => {
      for (let i = 0; i < 40; i++) d.states[`more${i}`] = { uid: `m${i}`, type: "final" };
    },
  ],
  [
    "a step too deep inside",
    "too-big",
    "training.assigned.a.b.c",
    (d) => {
      const group = (uid: string, inner: object) => ({ uid, ...inner });
      const c = { uid: "c" };
      const b = group("b", { initial: "c", states: { c } });
      const a = group("a", { initial: "b", states: { b } });
      Object.assign(at(d, "training.assigned"), { type: "compound", initial: "a", states: { a } });
    },
  ],
  [
    "more side by side than one can foresee",
    "too-big",
    "states",
    (d) => {
      const part = (uid: string) => ({
        uid,
        initial: "one",
        states: Object.fromEntries(
          ["one", "two", "three", "four"].map((key, i, keys) => [
            key,
            {
              uid: `${uid}${key}`,
              on: { "review.done": [{ id: `${uid}${key}w`, target: keys[(i + 1) % 4]! }] },
              after: { review3m: [{ id: `${uid}${key}v`, target: keys[(i + 1) % 4]! }] },
            },
          ]),
        ),
      });
      for (let i = 0; i < 6; i++) at(d, "active").states![`part${i}`] = part(`p${i}`);
    },
  ],
  [
    "a text without end",
    "too-big",
    "states",
    (d) => {
      d.description = { en: "long ".repeat(60_000), cy: "hir" };
    },
  ],
  [
    "a step without a name",
    "label-missing",
    "pool",
    (d) => {
      delete at(d, "pool").label;
    },
  ],
  [
    "an event without a name",
    "label-missing",
    "events/withdraw",
    (d) => {
      delete d.events.withdraw!.label;
    },
  ],
  [
    "a name in one language only",
    "translation-missing",
    "pool",
    (d) => {
      delete at(d, "pool").label!.cy;
    },
  ],
  [
    "an event that no step waits for",
    "unused-declaration",
    "events/x",
    (d) => {
      d.events.x = { label: { en: "X", cy: "X" }, by: ["mentee"] };
    },
  ],
  [
    "a reminder that no step uses",
    "unused-declaration",
    "timers/x",
    (d) => {
      d.timers!.x = { offset: "P1D" };
    },
  ],
  [
    "a deadline with a rule and nothing else",
    "once-without-else",
    "agreement",
    (d) => {
      at(d, "agreement").after!.agreementExpiry![0]!.guard = { type: "capacity.left" };
    },
  ],
  [
    "two parts that leave on one event",
    "parts-conflict",
    "active.review.due",
    (d) => {
      at(d, "active.meetings.ongoing").on = { "review.done": [{ id: "x", target: "#closing" }] };
      at(d, "active.review.due").on = { "review.done": [{ id: "y", target: "#evaluation" }] };
    },
  ],
  [
    "a way into one part that begins the other anew",
    "part-entered-alone",
    "active",
    (d) => {
      at(d, "active").on!["closing.done"] = [{ id: "x", target: ".review.due" }];
    },
  ],
  [
    "a way back before anybody was there",
    "back-without-start",
    "active.hist",
    (d) => {
      at(d, "agreement").on!.resume = [{ id: "x", target: "active.hist" }];
    },
  ],
  [
    "a pause that begins a deadline of its own anew",
    "back-rearms-timer",
    "proposed.mentor.waiting",
    (d) => {
      at(d, "proposed").states!.back = { uid: "back", type: "history", history: "deep" };
      at(d, "proposed.mentor.waiting").after = { review3m: [{ id: "x" }] };
      at(d, "proposed").on!.pause = [{ id: "y", target: "held" }];
      d.states.held = { uid: "held", on: { resume: [{ id: "z", target: "proposed.back" }] } };
    },
  ],
  [
    "a reminder when the offer is over",
    "reminder-too-late",
    "proposed",
    (d) => {
      d.timers!.offerReminder!.offset = "P2W";
    },
  ],
  [
    "a reminder in a part when the whole is over",
    "reminder-too-late",
    "proposed.mentor.waiting",
    (d) => {
      at(d, "proposed.mentor.waiting").after = { review3m: [{ id: "x" }] };
    },
  ],
  [
    "a letter each week for ever",
    "repeats-itself",
    "closing",
    (d) => {
      const again = { id: "x", target: "closing", reenter: true };
      at(d, "closing").after = { regReminder: [again] };
    },
  ],
  [
    "a wait that nobody can end",
    "no-way-to-withdraw",
    "agreement",
    (d) => {
      delete at(d, "agreement").on;
    },
  ],
];
