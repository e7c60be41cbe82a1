import type { Text } from "../contract.ts";
import { textIn } from "../describe/words.ts";
import type { StateNode } from "../model.ts";

export type StayCode =
  | "ENDED"
  | "UNMAPPED"
  | "KIND_CHANGED"
  | "CHOOSE_STEP"
  | "CONFLICT"
  | "WORK_RUNNING"
  | "UNREACHABLE";

const title = (language: string, { def, key }: StateNode): string =>
  `“${textIn(def.label, language, key)}”`;

const titles = (language: string, nodes: readonly StateNode[]): string =>
  nodes.map((node) => title(language, node)).join(", ");

/** Why an instance can't be moved. */
export const staysBecause: Record<StayCode, (nodes: readonly StateNode[]) => Text> = {
  ENDED: () => ({ en: "It has ended already.", cy: "Mae wedi dod i ben eisoes." }),
  UNMAPPED: (nodes) => ({
    en: `Nobody has said yet where people in ${titles("en", nodes)} go.`,
    cy: `Nid oes neb wedi dweud eto i ble mae pobl yn ${titles("cy", nodes)} yn mynd.`,
  }),
  KIND_CHANGED: (nodes) => ({
    en: `${titles("en", nodes)} was a step and is an end now, or the other way round: choose where its people go.`,
    cy: `Cam oedd ${titles("cy", nodes)} a diwedd ydyw bellach, neu i'r gwrthwyneb: dewiswch i ble mae ei bobl yn mynd.`,
  }),
  CHOOSE_STEP: (nodes) => ({
    en: `${titles("en", nodes)} is not a single step in the new version: choose one of the steps inside.`,
    cy: `Nid yw ${titles("cy", nodes)} yn un cam yn y fersiwn newydd: dewiswch un o'r camau y tu mewn.`,
  }),
  CONFLICT: (nodes) => ({
    en: `They would be in ${titles("en", nodes)} at the same time, which the new version doesn't know.`,
    cy: `Byddent yn ${titles("cy", nodes)} ar yr un pryd, ac nid yw'r fersiwn newydd yn gwybod am hynny.`,
  }),
  WORK_RUNNING: (nodes) => ({
    en: `Work that began in ${titles("en", nodes)} isn't finished, and the new version doesn't wait for it there.`,
    cy: `Nid yw'r gwaith a ddechreuodd yn ${titles("cy", nodes)} wedi gorffen, ac nid yw'r fersiwn newydd yn aros amdano yno.`,
  }),
  UNREACHABLE: (nodes) => ({
    en: `In the new version nobody can ever be in ${titles("en", nodes)} like this.`,
    cy: `Yn y fersiwn newydd ni all neb fyth fod yn ${titles("cy", nodes)} fel hyn.`,
  }),
};

/** What somebody should know before moving them. */
export const warning = {
  jumped: (node: StateNode): Text => ({
    en: `What happens in ${title("en", node)} is not done for those who are already beyond it.`,
    cy: `Nid yw'r hyn sy'n digwydd yn ${title("cy", node)} yn cael ei wneud i'r rhai sydd eisoes y tu hwnt iddo.`,
  }),
  notEntered: (node: StateNode): Text => ({
    en: `What happens on arriving in ${title("en", node)} is not done for those who are moved there.`,
    cy: `Nid yw'r hyn sy'n digwydd wrth gyrraedd ${title("cy", node)} yn cael ei wneud i'r rhai a symudir yno.`,
  }),
  ends: (node: StateNode): Text => ({
    en: `Moving to ${title("en", node)} ends it at once.`,
    cy: `Mae symud i ${title("cy", node)} yn dod â phopeth i ben ar unwaith.`,
  }),
  forgets: (node: StateNode): Text => ({
    en: `Where ${title("en", node)} was left is forgotten.`,
    cy: `Anghofir lle gadawyd ${title("cy", node)}.`,
  }),
};
