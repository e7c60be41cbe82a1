import type { Text } from "@quad/workflow";

/** What somebody can be to the subject of a workflow, inside a sentence. */
export const roles: ReadonlyMap<string, Text> = new Map([
  ["self", { en: "the person", cy: "y person" }],
  ["member", { en: "a member of the partnership", cy: "aelod o'r bartneriaeth" }],
  ["mentor", { en: "a mentor", cy: "mentor" }],
  ["mentee", { en: "a mentee", cy: "mentorai" }],
  ["coordinator", { en: "a coordinator", cy: "cydlynydd" }],
  ["system", { en: "Quad itself", cy: "Quad ei hun" }],
]);
