import type { Registry, WorkflowDefinition } from "@quad/workflow";
import type { PictureWords } from "./graph.ts";

/** Of everything that a picture can show, one: a group, parts side by side, a way back, reminders. */
export const sample: WorkflowDefinition = {
  format: "wf-def/1",
  key: "sample",
  subject: "partnership",
  initial: "proposed",
  uses: {},
  events: {
    accept: { label: { en: "Accept", cy: "Derbyn" }, by: ["member"] },
    pause: { label: { en: "Pause" }, by: ["member"] },
    resume: { label: { en: "Go on" }, by: ["member"] },
    close: { label: { en: "Close" }, by: ["member"] },
  },
  timers: {
    remind: { offset: "P14D" },
    lapse: { offset: "P1D", anchor: "partnership.replyBy", anchorLabel: { en: "the last day" } },
  },
  states: {
    proposed: {
      uid: "u-proposed",
      label: { en: "Proposed", cy: "Cynigiwyd" },
      on: {
        accept: [
          { id: "w-accept", target: "active", guard: { type: "all.accepted" } },
          { id: "w-wait", target: "ended" },
        ],
      },
      after: {
        remind: [{ id: "w-remind", actions: [{ type: "notify" }] }],
        lapse: [{ id: "w-lapse", target: "ended", label: { en: "Nobody answered" } }],
      },
    },
    active: {
      uid: "u-active",
      label: { en: "Active" },
      type: "parallel",
      states: {
        work: {
          uid: "u-work",
          label: { en: "Work" },
          initial: "going",
          states: {
            going: {
              uid: "u-going",
              label: { en: "Under way" },
              on: {
                pause: [{ id: "w-pause", target: "#paused" }],
                resume: [{ id: "w-rest", target: "resting" }],
              },
            },
            resting: { uid: "u-resting", label: { en: "Resting" } },
          },
        },
        concern: {
          uid: "u-concern",
          label: { en: "Concern" },
          initial: "none",
          states: { none: { uid: "u-none", label: { en: "No concern" } } },
        },
        hist: { uid: "u-hist", type: "history", history: "deep" },
      },
      on: { close: [{ id: "w-close", target: "ended" }] },
    },
    paused: {
      uid: "u-paused",
      label: { en: "Paused" },
      on: { resume: [{ id: "w-resume", target: "active.hist" }] },
    },
    ended: { uid: "u-ended", label: { en: "Ended" }, type: "final" },
  },
};

export const noTypes: Registry = {
  guards: new Map(),
  actions: new Map(),
  actors: new Map(),
  facts: new Map(),
  events: new Map(),
  roles: new Map(),
};

export const plainWords: PictureWords = {
  after: (length) => `after ${length}`,
  done: "when done",
  failed: "if it fails",
  rule: (rule) => `if ${rule}`,
  otherwise: "otherwise",
};
