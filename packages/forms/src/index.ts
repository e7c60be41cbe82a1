export { aggregate } from "./aggregate.ts";
export { compileSchema } from "./compile.ts";
export type * from "./contract.ts";
export { canonical, parseForm } from "./definition.ts";
export { builtIn, builtInFields } from "./fields/index.ts";
export { optionsOf } from "./fields/rules.ts";
export { message, summary } from "./message.ts";
export { fieldRegistry } from "./registry.ts";
export { text } from "./text.ts";
export { complete, validate } from "./validate.ts";
export {
  normalise,
  redact,
  submittable,
  type VisiblePage,
  visiblePages,
  visibleQuestions,
} from "./visibility.ts";
export { countCharacters, countWords, MAX_TEXT, wordKeyword } from "./words.ts";
