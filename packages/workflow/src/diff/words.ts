import type { Language } from "../describe/words.ts";
import type { StateKind } from "../model.ts";

/** Quotations inside get the other kind of marks. */
const quoted = (text: string): string => `“${text.replaceAll("“", "‘").replaceAll("”", "’")}”`;

const en = {
  kinds: {
    atomic: "a single step",
    compound: "a group of steps",
    parallel: "steps side by side",
    final: "an end",
    history: "a way back",
  } as Record<StateKind, string>,
  nobody: "nobody",
  noStage: "no stage",
  stepAdded: (step: string) => `The step ${quoted(step)} was added.`,
  stepAddedIn: (step: string, group: string) =>
    `The step ${quoted(step)} was added inside ${quoted(group)}.`,
  stepRemoved: (step: string) => `The step ${quoted(step)} was removed.`,
  stepMoved: (step: string, group: string | null) =>
    group === null
      ? `The step ${quoted(step)} moved to the outermost level.`
      : `The step ${quoted(step)} moved inside ${quoted(group)}.`,
  stepRenamed: (before: string, after: string) =>
    `The step ${quoted(before)} is now called ${quoted(after)}.`,
  stepReworded: (step: string) =>
    `The name of the step ${quoted(step)} changed in another language.`,
  stepKey: (step: string) => `The step ${quoted(step)} has another short name.`,
  stepStage: (step: string, before: string, after: string) =>
    `Step ${quoted(step)}: it belongs to ${quoted(after)} now, before to ${quoted(before)}.`,
  stepKind: (step: string, before: string, after: string) =>
    `Step ${quoted(step)}: it was ${before} and is now ${after}.`,
  stepBegins: (step: string, first: string) =>
    `Step ${quoted(step)}: it begins with ${quoted(first)} now.`,
  stepDetails: (step: string) => `Step ${quoted(step)}: its settings changed.`,
  wayAdded: (step: string, what: string) => `Step ${quoted(step)}: added ${quoted(what)}`,
  wayRemoved: (step: string, what: string) => `Step ${quoted(step)}: removed ${quoted(what)}`,
  wayChanged: (step: string, before: string, after: string) =>
    `Step ${quoted(step)}: ${quoted(before)} became ${quoted(after)}`,
  wayMoved: (step: string, what: string, before: string) =>
    `Step ${quoted(step)}: ${quoted(what)} came here from ${quoted(before)}.`,
  wayDetails: (step: string, what: string) =>
    `Step ${quoted(step)}: the settings of ${quoted(what)} changed.`,
  wayName: (step: string, what: string) =>
    `Step ${quoted(step)}: the name of ${quoted(what)} changed.`,
  wayOrder: (step: string) => `Step ${quoted(step)}: its ways out are tried in another order.`,
  when: { entry: "on arriving", exit: "on leaving", work: "while here" },
  actionAdded: (step: string, when: string, what: string) =>
    `Step ${quoted(step)}, ${when}: added ${quoted(what)}`,
  actionRemoved: (step: string, when: string, what: string) =>
    `Step ${quoted(step)}, ${when}: removed ${quoted(what)}`,
  actionChanged: (step: string, when: string, before: string, after: string) =>
    `Step ${quoted(step)}, ${when}: ${quoted(before)} became ${quoted(after)}`,
  actionOrder: (step: string, when: string) =>
    `Step ${quoted(step)}, ${when}: things happen in another order.`,
  timerAdded: (time: string) => `A time was added that nothing uses yet: ${time}.`,
  timerRemoved: (time: string) => `A time that nothing used was removed: ${time}.`,
  timerChanged: (steps: string, before: string, after: string) =>
    `${steps}: ${quoted(before)} became ${quoted(after)}.`,
  timerDetails: (steps: string, time: string) =>
    `${steps}: the settings of ${quoted(time)} changed.`,
  unused: "Times that nothing uses",
  steps: (titles: string[]) =>
    `${titles.length > 1 ? "Steps" : "Step"} ${titles.map(quoted).join(", ")}`,
  eventAdded: (event: string) => `${quoted(event)} can happen now.`,
  eventRemoved: (event: string) => `${quoted(event)} can no longer happen.`,
  eventBy: (event: string, before: string, after: string) =>
    `${quoted(event)} may be done by: ${after}. Before: ${before}.`,
  eventDetails: (event: string) => `The settings of ${quoted(event)} changed.`,
  eventRenamed: (before: string, after: string) =>
    `${quoted(before)} is now called ${quoted(after)}.`,
  eventReworded: (event: string) => `The name of ${quoted(event)} changed in another language.`,
  stageAdded: (stage: string) => `The stage ${quoted(stage)} was added.`,
  stageRemoved: (stage: string) => `The stage ${quoted(stage)} was removed.`,
  stageRenamed: (before: string, after: string) =>
    `The stage ${quoted(before)} is now called ${quoted(after)}.`,
  stageReworded: (stage: string) =>
    `The name of the stage ${quoted(stage)} changed in another language.`,
  stageOrder: "The stages stand in another order.",
  begins: (step: string) => `It begins with ${quoted(step)} now.`,
  named: (before: string, after: string) =>
    `The workflow ${quoted(before)} is now called ${quoted(after)}.`,
  nameReworded: "The name of the workflow changed in another language.",
  description: "The description changed.",
  details: "The settings of the workflow changed.",
  layout: "Only where things stand on the page changed.",
};

export type DiffWords = typeof en;

const cy: DiffWords = {
  kinds: {
    atomic: "un cam",
    compound: "grŵp o gamau",
    parallel: "camau ochr yn ochr",
    final: "diwedd",
    history: "ffordd yn ôl",
  },
  nobody: "neb",
  noStage: "dim cyfnod",
  stepAdded: (step) => `Ychwanegwyd y cam ${quoted(step)}.`,
  stepAddedIn: (step, group) => `Ychwanegwyd y cam ${quoted(step)} y tu mewn i ${quoted(group)}.`,
  stepRemoved: (step) => `Tynnwyd y cam ${quoted(step)}.`,
  stepMoved: (step, group) =>
    group === null
      ? `Symudwyd y cam ${quoted(step)} i'r lefel allanol.`
      : `Symudwyd y cam ${quoted(step)} y tu mewn i ${quoted(group)}.`,
  stepRenamed: (before, after) => `Enw'r cam ${quoted(before)} bellach yw ${quoted(after)}.`,
  stepReworded: (step) => `Newidiodd enw'r cam ${quoted(step)} mewn iaith arall.`,
  stepKey: (step) => `Mae gan y cam ${quoted(step)} enw byr arall.`,
  stepStage: (step, before, after) =>
    `Cam ${quoted(step)}: mae'n perthyn i ${quoted(after)} bellach, i ${quoted(before)} cynt.`,
  stepKind: (step, before, after) => `Cam ${quoted(step)}: ${before} oedd, ${after} ydyw bellach.`,
  stepBegins: (step, first) => `Cam ${quoted(step)}: mae'n dechrau gyda ${quoted(first)} bellach.`,
  stepDetails: (step) => `Cam ${quoted(step)}: newidiodd ei osodiadau.`,
  wayAdded: (step, what) => `Cam ${quoted(step)}: ychwanegwyd ${quoted(what)}`,
  wayRemoved: (step, what) => `Cam ${quoted(step)}: tynnwyd ${quoted(what)}`,
  wayChanged: (step, before, after) =>
    `Cam ${quoted(step)}: yn lle ${quoted(before)} mae ${quoted(after)}`,
  wayMoved: (step, what, before) =>
    `Cam ${quoted(step)}: daeth ${quoted(what)} yma o ${quoted(before)}.`,
  wayDetails: (step, what) => `Cam ${quoted(step)}: newidiodd gosodiadau ${quoted(what)}.`,
  wayName: (step, what) => `Cam ${quoted(step)}: newidiodd enw ${quoted(what)}.`,
  wayOrder: (step) => `Cam ${quoted(step)}: rhoddir cynnig ar ei ffyrdd allan mewn trefn arall.`,
  when: { entry: "wrth gyrraedd", exit: "wrth adael", work: "tra yma" },
  actionAdded: (step, when, what) => `Cam ${quoted(step)}, ${when}: ychwanegwyd ${quoted(what)}`,
  actionRemoved: (step, when, what) => `Cam ${quoted(step)}, ${when}: tynnwyd ${quoted(what)}`,
  actionChanged: (step, when, before, after) =>
    `Cam ${quoted(step)}, ${when}: yn lle ${quoted(before)} mae ${quoted(after)}`,
  actionOrder: (step, when) =>
    `Cam ${quoted(step)}, ${when}: mae pethau'n digwydd mewn trefn arall.`,
  timerAdded: (time) => `Ychwanegwyd amser nad oes dim yn ei ddefnyddio eto: ${time}.`,
  timerRemoved: (time) => `Tynnwyd amser nad oedd dim yn ei ddefnyddio: ${time}.`,
  timerChanged: (steps, before, after) =>
    `${steps}: yn lle ${quoted(before)} mae ${quoted(after)}.`,
  timerDetails: (steps, time) => `${steps}: newidiodd gosodiadau ${quoted(time)}.`,
  unused: "Amseroedd nad oes dim yn eu defnyddio",
  steps: (titles) => `${titles.length > 1 ? "Camau" : "Cam"} ${titles.map(quoted).join(", ")}`,
  eventAdded: (event) => `Gall ${quoted(event)} ddigwydd bellach.`,
  eventRemoved: (event) => `Ni all ${quoted(event)} ddigwydd mwyach.`,
  eventBy: (event, before, after) =>
    `Gall y canlynol wneud ${quoted(event)}: ${after}. Cynt: ${before}.`,
  eventDetails: (event) => `Newidiodd gosodiadau ${quoted(event)}.`,
  eventRenamed: (before, after) => `Enw ${quoted(before)} bellach yw ${quoted(after)}.`,
  eventReworded: (event) => `Newidiodd enw ${quoted(event)} mewn iaith arall.`,
  stageAdded: (stage) => `Ychwanegwyd y cyfnod ${quoted(stage)}.`,
  stageRemoved: (stage) => `Tynnwyd y cyfnod ${quoted(stage)}.`,
  stageRenamed: (before, after) => `Enw'r cyfnod ${quoted(before)} bellach yw ${quoted(after)}.`,
  stageReworded: (stage) => `Newidiodd enw'r cyfnod ${quoted(stage)} mewn iaith arall.`,
  stageOrder: "Mae'r cyfnodau mewn trefn arall.",
  begins: (step) => `Mae'n dechrau gyda ${quoted(step)} bellach.`,
  named: (before, after) => `Enw'r llif gwaith ${quoted(before)} bellach yw ${quoted(after)}.`,
  nameReworded: "Newidiodd enw'r llif gwaith mewn iaith arall.",
  description: "Newidiodd y disgrifiad.",
  details: "Newidiodd gosodiadau'r llif gwaith.",
  layout: "Dim ond lle mae pethau ar y dudalen a newidiodd.",
};

export const diffWords = (language: Language): DiffWords => (language === "cy" ? cy : en);
