import { at, type Fault } from "./seeded-faults.ts";

/** Faults in what the parts refer to. */
export const structureFaults: Fault[] = [
  [
    "a target in another group, named as a sibling",
    "target-unresolved",
    "training.assigned",
    (d) => {
      at(d, "training.assigned").on = { withdraw: [{ id: "x", target: "withdrawn" }] };
    },
  ],
  [
    "a first step of a group that lies elsewhere",
    "initial-invalid",
    "training",
    (d) => {
      at(d, "training").initial = "pool";
    },
  ],
  [
    "no first step of a group",
    "initial-invalid",
    "proposed.mentor",
    (d) => {
      delete at(d, "proposed.mentor").initial;
    },
  ],
  [
    "a group that starts with a way back",
    "initial-invalid",
    "training",
    (d) => {
      at(d, "training").states!.h = { uid: "h", type: "history" };
      at(d, "training").initial = "h";
    },
  ],
  [
    "an id of a way twice",
    "duplicate-id",
    "registration",
    (d) => {
      at(d, "pool").on!.withdraw![0]!.id = "t1";
    },
  ],
  [
    "an id of outside work twice",
    "duplicate-id",
    "pool",
    (d) => {
      at(d, "pool").invoke = structuredClone(at(d, "matching").invoke!);
    },
  ],
  [
    "a guard deep in an expression that is gone",
    "type-unknown",
    "pool",
    (d) => {
      at(d, "pool").on!["match.run"]![0]!.guard = { any: [{ not: { all: [{ type: "gone" }] } }] };
    },
  ],
  [
    "an action on leaving that is gone",
    "type-unknown",
    "pool",
    (d) => {
      at(d, "pool").exit = [{ type: "gone" }];
    },
  ],
  [
    "outside work that is gone",
    "type-unknown",
    "matching",
    (d) => {
      at(d, "matching").invoke![0]!.src.type = "gone";
    },
  ],
  [
    "an action used as a guard",
    "type-unknown",
    "pool",
    (d) => {
      at(d, "pool").on!["match.run"]![0]!.guard = { type: "notify.send" };
    },
  ],
  [
    "a parameter nobody knows",
    "params-invalid",
    "proposed",
    (d) => {
      at(d, "proposed").entry![0]!.params!.colour = "red";
    },
  ],
  [
    "counting without a name",
    "params-invalid",
    "proposed",
    (d) => {
      at(d, "proposed").entry!.push({ type: "ctx.inc" });
    },
  ],
  [
    "remembering both a value and a field",
    "params-invalid",
    "proposed",
    (d) => {
      at(d, "proposed").entry!.push({
        type: "ctx.set",
        params: { key: "a", value: 1, from: "event.a" },
      });
    },
  ],
  [
    "remembering from nowhere",
    "params-invalid",
    "proposed",
    (d) => {
      at(d, "proposed").entry!.push({ type: "ctx.set", params: { key: "a", from: "facts.a" } });
    },
  ],
  [
    "a name that reaches a prototype",
    "params-invalid",
    "proposed",
    (d) => {
      at(d, "proposed").entry!.push({ type: "ctx.set", params: { key: "__proto__", value: 1 } });
    },
  ],
];
